package dev.hone.tasks.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the JSON that a model wrote: the whole text, else the last block between fences that is JSON, else the last
/// object or array in the text. What stands before the end of a model's thinking is not looked at.
public final class JsonText {
    private static final JsonMapper WHOLE =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final JsonMapper FIRST =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Pattern FENCE = Pattern.compile("```[A-Za-z]*\\s*\\n(.*?)```", Pattern.DOTALL);
    private static final String THOUGHT = "</think>";

    /// A text with more brackets that open no JSON than this is not searched further.
    private static final int MOST_FAILURES = 64;

    private JsonText() {}

    /// The value that the whole text is; empty where it is none.
    public static Optional<JsonNode> whole(String text) {
        try {
            JsonNode node = WHOLE.readTree(text);
            return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// The last value in the text; empty where there is none.
    public static Optional<JsonNode> last(String text) {
        int thought = text.lastIndexOf(THOUGHT);
        String said = thought < 0 ? text : text.substring(thought + THOUGHT.length());
        return whole(said).or(() -> fenced(said)).or(() -> embedded(said));
    }

    private static Optional<JsonNode> fenced(String text) {
        Optional<JsonNode> found = Optional.empty();
        Matcher m = FENCE.matcher(text);
        int failures = 0;
        while (failures < MOST_FAILURES && m.find()) {
            Optional<JsonNode> block = whole(m.group(1));
            failures += block.isEmpty() ? 1 : 0;
            found = block.isPresent() ? block : found;
        }
        return found;
    }

    private static Optional<JsonNode> embedded(String text) {
        char[] chars = text.toCharArray();
        Optional<JsonNode> found = Optional.empty();
        int failures = 0;
        for (int i = 0; i < chars.length && failures < MOST_FAILURES; i++) {
            if (chars[i] != '{' && chars[i] != '[') {
                continue;
            }
            try (JsonParser parser = FIRST.createParser(chars, i, chars.length - i)) {
                JsonNode node = FIRST.readTree(parser);
                i = end(chars, i);
                found = Optional.of(node);
            } catch (JacksonException e) {
                failures++;
            }
        }
        return found;
    }

    /// The closing bracket of the value that begins here.
    private static int end(char[] chars, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < chars.length; i++) {
            char c = chars[i];
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i;
            }
        }
        return chars.length;
    }

    /// The texts of a list; what is no text, as JSON.
    public static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonText::text).toList();
    }

    /// The text that a node is; what is no text, as JSON.
    public static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }
}
