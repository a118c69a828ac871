package org.trainyard.web.access;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.DispatcherType;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

import org.trainyard.web.Problem;
import org.trainyard.web.ProblemType;
import org.trainyard.web.problems.ProblemAnswer;

/** Stateless access by one key, or by none. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {
    /**
     * What needs no key: signs of life (their details need it), the page, what explains problems, and the
     * documentation. A browser that opens Swagger UI cannot send a key yet, its "Authorize" button is where one is
     * entered; and the description of the API is the same for every deployment, so it tells nothing about this one.
     */
    private static final String[] WITHOUT_KEY = {"/actuator/health", "/actuator/health/**", "/", "/index.html",
        "/favicon.ico", "/page/**", "/webjars/**", "/problems", "/problems/**", "/swagger-ui.html", "/swagger-ui/**",
        "/v3/api-docs", "/v3/api-docs/**", "/v3/api-docs.yaml"};

    /** Scripts from here alone. Swagger UI draws with styles and pictures of its own making, inside of the page. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain access(HttpSecurity http, AccessSettings settings, ProblemAnswer answer) {
        http.csrf(AbstractHttpConfigurer::disable).formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable).logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AccessConfiguration::headers)
                .addFilterBefore(new BearerFilter(settings), AuthorizationFilter.class)
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, _) -> answer.write(
                        new Problem(ProblemType.UNAUTHORIZED,
                                "This call needs the header Authorization: Bearer <key> with the key of this service."),
                        request, response)));
        http.cors(cors -> {
            if (settings.cors().origins().isEmpty()) {
                cors.disable();
            } else {
                cors.configurationSource(origins(settings.cors()));
            }
        });
        http.authorizeHttpRequests(requests -> {
            // An asynchronous answer and an error's page continue a request that was let in before.
            requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll();
            if (settings.isOpen()) {
                requests.anyRequest().permitAll();
            } else {
                requests.requestMatchers(WITHOUT_KEY).permitAll().anyRequest().authenticated();
            }
        });
        return http.build();
    }

    /** Methods that nobody knows are left to the dispatcher, which answers 405 with those that an address does know. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler rejected(ProblemAnswer answer) {
        return (request, response, _) -> answer.write(
                new Problem(ProblemType.MALFORMED_REQUEST,
                        "The address or a header has characters that are not allowed, such as ; or an encoded slash."),
                request, response);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                // Spring's own no-store would forbid the conditional GET that the API promises.
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .addHeaderWriter((_, response) -> {
                    if (!response.containsHeader("Cache-Control")) {
                        response.setHeader("Cache-Control", "no-cache");
                    }
                }).addHeaderWriter(new StaticHeadersWriter("Referrer-Policy", "no-referrer"));
    }

    private static UrlBasedCorsConfigurationSource origins(AccessSettings.Cors cors) {
        var allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(cors.origins());
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept", "Idempotency-Key", "Prefer",
                "If-None-Match", "Last-Event-ID"));
        allowed.setExposedHeaders(List.of("Location", "ETag", "Retry-After"));
        allowed.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", allowed);
        return source;
    }
}
