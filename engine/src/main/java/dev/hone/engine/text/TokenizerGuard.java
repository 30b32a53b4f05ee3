package dev.hone.engine.text;

import dev.hone.foundation.InputException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Refuses what the native library would take from a `tokenizer.json` and later end the process on.
///
/// That is a `Strip` decoder which strips at the end, and an expression with repetitions inside a repetition, such as
/// `(a+)+`, which takes exponential time until the library gives up by ending the process.
/// Source: found by damaging files on purpose; tokenizers 0.21.4 (`strip.rs`), onig 6.5.1.
final class TokenizerGuard {
    private static final Pattern UNBOUNDED = Pattern.compile("[*+]|\\{\\d*,\\d*\\}");
    private static final Pattern VARIABLE = Pattern.compile("[*+?]|\\{\\d*,\\d*\\}");

    private TokenizerGuard() {}

    /// @throws InputException naming the field
    static void check(Path path, JsonNode file) {
        decoder(path, file.path("decoder"));
        for (String part : new String[] {"normalizer", "pre_tokenizer", "decoder"}) {
            for (JsonNode expression : file.path(part).findValues("Regex")) {
                expression(path, part, expression);
            }
        }
    }

    private static void decoder(Path path, JsonNode decoder) {
        boolean strips = decoder.path("type").asString("").equals("Strip");
        if (strips && !(decoder.path("stop").isInt() && decoder.path("stop").intValue() == 0)) {
            throw new InputException(
                    path + ": decoder: Strip: stop is " + decoder.path("stop") + "; only 0 is allowed");
        }
        decoder.path("decoders").forEach(part -> decoder(path, part));
    }

    private static void expression(Path path, String part, JsonNode expression) {
        if (!expression.isString() || repeatsRepetitions(expression.stringValue())) {
            throw new InputException(path + ": " + part + ": the expression " + expression
                    + " repeats a group that holds repetitions or choices; that may take for ever");
        }
    }

    /// Whether a group that can match in several ways is itself repeated.
    static boolean repeatsRepetitions(String expression) {
        Deque<Boolean> outer = new ArrayDeque<>();
        boolean variable = false;
        for (int i = 0; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '[' -> i = endOfClass(expression, i);
                case '(' -> {
                    outer.push(variable);
                    variable = false;
                    i += expression.startsWith("?", i + 1) ? 1 : 0;
                }
                case ')' -> {
                    if (variable && UNBOUNDED.matcher(expression).region(i + 1, expression.length()).lookingAt()) {
                        return true;
                    }
                    variable |= !outer.isEmpty() && outer.pop();
                }
                case '|' -> variable = true;
                default -> variable |= VARIABLE.matcher(expression).region(i, expression.length()).lookingAt();
            }
        }
        return false;
    }

    private static int endOfClass(String expression, int begin) {
        int depth = 0;
        for (int i = begin; i < expression.length(); i++) {
            switch (expression.charAt(i)) {
                case '\\' -> i++;
                case '[' -> depth++;
                case ']' -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return expression.length();
    }
}
