package org.trainyard.datasets.tables;

import java.util.Locale;
import java.util.Set;

/**
 * Numbers as people write them: {@code 12}, {@code -0.5}, {@code 1.5e-3}. Nothing else is one: no hexadecimal, no
 * {@code 1f}, no {@code 1,000}, no formula, though {@link Double#parseDouble} would take some of these.
 */
public final class NumberText {

    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity",
            "-infinity");
    /** 10^0 … 10^22, all exact doubles. */
    private static final double[] POWERS = new double[23];
    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private NumberText() {}

    /** The nearest double, infinite beyond the largest one; NaN if the text is not a number. */
    public static double parse(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        boolean negative = at == 1 && text.charAt(0) == '-';
        long mantissa = 0;
        int digits = 0;
        int scale = 0;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                // Counts leading zeros too: such a number only takes the slower way.
                digits++;
                mantissa = digits <= 15 ? mantissa * 10 + (c - '0') : mantissa;
                scale += point ? 1 : 0;
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (at < text.length()) {
            return exponentFollows(text, at) ? Double.parseDouble(text) : Double.NaN;
        }
        if (digits > 15 || scale > 22) {
            return Double.parseDouble(text);
        }
        // Clinger 1990: both operands are exact, so the quotient is rounded once and is the nearest double.
        double value = mantissa / POWERS[scale];
        return negative ? -value : value;
    }

    /** Whether the text means a number that is not finite, such as {@code NaN} or {@code -inf}. */
    public static boolean isNotFinite(String text) {
        return NOT_FINITE.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean exponentFollows(String text, int e) {
        int at = e + 1;
        if (Character.toLowerCase(text.charAt(e)) != 'e') {
            return false;
        }
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        int first = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at > first && at == text.length();
    }
}
