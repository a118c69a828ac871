package org.trainyard.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.text.Normalizer;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/**
 * A label that people read: not blank, and nothing in it that cannot be stored faithfully or that would show other text
 * than it holds. Null is legal. A record keeps the composed form, and its length is a limit of the deployment:
 *
 * <pre>{@code
 * record Definition(@Nullable @Name @Limited(by = "nameLength") String name) {
 *     Definition {
 *         name = Name.Form.composed(name);
 *     }
 * }
 * }</pre>
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Name.Rule.class)
public @interface Name {

    String message() default "must be a name";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** What a name may be, and its one form: "é" as one character or as two is the same name. */
    final class Form {

        private Form() {}

        /** What keeps a text from being a name, read after its pointer; carries no text of the client's. */
        public static Optional<String> fault(String name) {
            return name.isBlank()
                    ? Optional.of("must not be blank")
                    : name.codePoints().filter(codePoint -> !allows(codePoint)).mapToObj(Form::refusal).findFirst();
        }

        /** Joiners (U+200C, U+200D) are fine: emoji and several scripts need them. */
        public static boolean allows(int codePoint) {
            return switch (Character.getType(codePoint)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    false;
                default -> codePoint != 0x061C && codePoint != 0x200E && codePoint != 0x200F
                        && (codePoint < 0x202A || codePoint > 0x202E) && (codePoint < 0x2066 || codePoint > 0x2069);
            };
        }

        private static String refusal(int codePoint) {
            return "must not hold control characters, half surrogate pairs or changes of writing direction, held U+%04X"
                    .formatted(codePoint);
        }

        /** Unicode's composed form (NFC), which is also the shortest; null stays null. */
        public static @Nullable String composed(@Nullable String name) {
            return name == null ? null : Normalizer.normalize(name, Normalizer.Form.NFC);
        }
    }

    /** The check; a sentence with text of the client's would be interpreted as a message template. */
    final class Rule implements ConstraintValidator<Name, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            var fault = name == null ? Optional.<String>empty() : Form.fault(name);
            fault.ifPresent(words -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(words).addConstraintViolation();
            });
            return fault.isEmpty();
        }
    }
}
