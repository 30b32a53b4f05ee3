package dev.hone.engine.internal.jinja;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Python's `strftime` with the codes that dates need.
final class Dates {
    private Dates() {}

    static String format(String format, Clock clock) {
        LocalDateTime now = LocalDateTime.now(clock);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            boolean bare = format.charAt(i + 1) == '-' && i + 2 < format.length();
            char code = format.charAt(i += bare ? 2 : 1);
            String field = code == '%' ? "%" : now.format(DateTimeFormatter.ofPattern(pattern(code), Locale.ENGLISH));
            text.append(
                    bare && field.length() > 1 && field.startsWith("0") ? field.replaceFirst("^0+(?=.)", "") : field);
        }
        return text.toString();
    }

    private static String pattern(char code) {
        return switch (code) {
            case 'd' -> "dd";
            case 'm' -> "MM";
            case 'Y' -> "yyyy";
            case 'y' -> "yy";
            case 'B' -> "MMMM";
            case 'b' -> "MMM";
            case 'A' -> "EEEE";
            case 'a' -> "EEE";
            case 'H' -> "HH";
            case 'I' -> "hh";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'p' -> "a";
            case 'j' -> "DDD";
            case 'F' -> "yyyy-MM-dd";
            case 'T' -> "HH:mm:ss";
            default -> throw new TemplateFault("strftime_now: the code %" + code + " is not supported");
        };
    }
}
