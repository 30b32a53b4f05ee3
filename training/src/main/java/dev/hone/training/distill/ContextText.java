package dev.hone.training.distill;

import dev.hone.foundation.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a self-teacher's prompt is put together: `whole` with the marks `{prompt}`, `{solution}` and `{feedback}`, of
/// which the last two become the texts `solution` and `feedback` around what is shown, or nothing where there is none.
///
/// Marks are looked for once: what stands in a prompt or a solution is not looked at again.
/// Throws: `IllegalArgumentException` for a mark that there is not, a `whole` without prompt, or without a place for
/// what shall be shown.
public record ContextText(String whole, String solution, String feedback) {
    private static final Pattern MARK = Pattern.compile("\\{([a-z]+)}");
    private static final List<String> KNOWN = List.of("prompt", "solution", "feedback");

    /// A demonstration behind the problem.
    public static final ContextText DEMONSTRATION = new ContextText(
            "{prompt}{solution}\n\nSolve the problem in your own words.",
            "\n\nFor example, somebody answered:\n{solution}",
            "");

    /// A right solution and the verifier's reason behind the problem.
    public static final ContextText FEEDBACK = new ContextText(
            "{prompt}{solution}{feedback}\n\nSolve the problem.",
            "\n\nThis answer was right:\n{solution}",
            "\n\nAn answer of yours was judged:\n{feedback}");

    public ContextText {
        require("whole", whole, KNOWN, List.of("prompt", "solution"));
        require("solution", solution, List.of("solution"), List.of("solution"));
        if (whole.contains("{feedback}") || !feedback.isEmpty()) {
            require("feedback", feedback, List.of("feedback"), List.of("feedback"));
        }
    }

    /// Whether there is a place for what a verifier said.
    public boolean showsFeedback() {
        return whole.contains("{feedback}");
    }

    private static void require(String key, String text, List<String> allowed, List<String> needed) {
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            String mark = marks.group(1);
            if (!allowed.contains(mark)) {
                throw new IllegalArgumentException(key + ": there is no {" + mark + "}" + Nearest.hint(mark, allowed));
            }
        }
        for (String mark : needed) {
            if (!text.contains("{" + mark + "}")) {
                throw new IllegalArgumentException(key + ": {" + mark + "} is missing in '" + text + "'");
            }
        }
    }

    /// The prompt for the teacher.
    public String of(String prompt, Optional<String> shown, Optional<String> reason) {
        return filled(whole, mark -> switch (mark) {
            case "prompt" -> prompt;
            case "solution" -> shown.map(text -> filled(solution, inner -> text)).orElse("");
            default -> reason.map(text -> filled(feedback, inner -> text)).orElse("");
        });
    }

    private static String filled(String text, UnaryOperator<String> values) {
        return MARK.matcher(text).replaceAll(m -> Matcher.quoteReplacement(values.apply(m.group(1))));
    }
}
