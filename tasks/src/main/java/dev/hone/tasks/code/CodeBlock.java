package dev.hone.tasks.code;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds the program in a completion: the last block between fences that is marked with the language, else the last
/// block, else the whole text where it has no fence. A block that the text's end cuts off counts. What stands before
/// the end of a model's thinking is not looked at.
final class CodeBlock {
    private static final String FENCE = "```";
    private static final String THOUGHT = "</think>";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9+#_-]*");

    private CodeBlock() {}

    /// The source; empty where there is none.
    static Optional<String> last(String completion, Language language) {
        int thought = completion.lastIndexOf(THOUGHT);
        String text = thought < 0 ? completion : completion.substring(thought + THOUGHT.length());
        if (!text.contains(FENCE)) {
            return Optional.of(text.strip()).filter(source -> !source.isEmpty());
        }
        List<String> labels = switch (language) {
            case JAVA -> List.of("java");
            case PYTHON -> List.of("python", "py", "python3");
        };
        Optional<String> marked = Optional.empty();
        Optional<String> any = Optional.empty();
        int open = text.indexOf(FENCE);
        while (open >= 0) {
            Matcher label = LABEL.matcher(text).region(open + FENCE.length(), text.length());
            label.lookingAt();
            int close = text.indexOf(FENCE, label.end());
            String inside = text.substring(label.end(), close < 0 ? text.length() : close).strip();
            if (!inside.isEmpty()) {
                any = Optional.of(inside);
                marked = labels.contains(label.group().toLowerCase(Locale.ROOT)) ? any : marked;
            }
            open = close < 0 ? -1 : text.indexOf(FENCE, close + FENCE.length());
        }
        return marked.isPresent() ? marked : any;
    }
}
