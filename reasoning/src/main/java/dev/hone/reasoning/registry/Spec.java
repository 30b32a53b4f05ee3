package dev.hone.reasoning.registry;

import dev.hone.foundation.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A name with settings, as people write it: `best-of-n:8?scorer=trace-confidence(kind=tail,window=64)`.
///
/// `NAME`, then `:VALUE` for the first setting, then settings as `key=value`, either behind `?` and parted by `&`, or
/// in parentheses and parted by commas. A value may have parentheses of its own, or stand in
/// quotation marks.
public record Spec(String name, Optional<String> first, Map<String, String> settings) {
    public Spec {
        settings = Map.copyOf(settings);
    }

    /// Reads a text.
    ///
    /// @throws InputException if parentheses do not match, a setting has no value, or one is there twice
    public static Spec parse(String text) {
        String head = text;
        String body = "";
        char parted = '&';
        int open = text.indexOf('(');
        int question = text.indexOf('?');
        if (question >= 0 && (open < 0 || question < open)) {
            head = text.substring(0, question);
            body = text.substring(question + 1);
        } else if (open >= 0) {
            if (!text.endsWith(")")) {
                throw new InputException("'" + text + "': ) is missing at the end");
            }
            head = text.substring(0, open);
            body = text.substring(open + 1, text.length() - 1);
            parted = ',';
        }
        int colon = head.indexOf(':');
        String name = (colon < 0 ? head : head.substring(0, colon)).strip();
        Optional<String> first = colon < 0 ? Optional.empty() : Optional.of(head.substring(colon + 1).strip());
        Map<String, String> settings = new LinkedHashMap<>();
        for (String part : parts(text, body, parted)) {
            int equals = part.indexOf('=');
            if (equals < 1) {
                throw new InputException("'" + text + "': '" + part + "' is not key=value");
            }
            if (settings.put(part.substring(0, equals).strip(), bare(part.substring(equals + 1).strip())) != null) {
                throw new InputException("'" + text + "': " + part.substring(0, equals) + " is there twice");
            }
        }
        return new Spec(name, first, settings);
    }

    /// Several specs, parted by commas outside of parentheses.
    public static List<String> list(String text) {
        return list(text, ',');
    }

    /// Several specs, parted by this sign outside of parentheses and quotation marks.
    static List<String> list(String text, char parted) {
        List<String> all = new ArrayList<>();
        for (String part : parts(text, text, parted)) {
            all.add(part.strip());
        }
        return all;
    }

    private static String bare(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static List<String> parts(String whole, String body, char parted) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        boolean quoted = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            quoted ^= c == '"' && (i == 0 || body.charAt(i - 1) != '\\');
            if (quoted) {
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            if (c == parted && depth == 0) {
                parts.add(body.substring(begin, i));
                begin = i + 1;
            }
        }
        if (quoted) {
            throw new InputException("'" + whole + "': a quotation mark is missing");
        }
        if (depth != 0) {
            throw new InputException("'" + whole + "': parentheses do not match");
        }
        if (!body.isBlank()) {
            parts.add(body.substring(begin));
        }
        return parts;
    }
}
