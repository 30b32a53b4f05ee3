package dev.hone.tasks.families;

import dev.hone.foundation.InputException;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The form of a family's questions, by which prompts and gold texts are read.
record Form(String example, Pattern pattern) {
    /// Longer texts are not looked at, so that no expression runs for long.
    private static final int LONGEST = 512;

    Form {
        if (!pattern.matcher(example).matches()) {
            throw new IllegalArgumentException("the example " + example + " has not the form " + pattern);
        }
    }

    /// Questions such as this example, which match this expression; its groups are their parts.
    static Form of(String example, String expression) {
        return new Form(example, Pattern.compile(expression));
    }

    /// The parts of a question, empty where they are missing.
    ///
    /// Throws: [InputException] for a text of another form.
    List<String> read(String question) {
        Matcher m = pattern.matcher(question);
        if (question.length() > LONGEST || !m.matches()) {
            throw unreadable(question);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 1; i <= m.groupCount(); i++) {
            String part = m.group(i);
            parts.add(part == null ? "" : part);
        }
        return parts;
    }

    /// The parts of a question, all of which are numbers.
    int[] numbers(String question) {
        return read(question).stream().mapToInt(Integer::parseInt).toArray();
    }

    /// What to throw for a question that has the form and still makes no sense.
    InputException unreadable(String question) {
        return new InputException(
                "the gold text " + Excerpt.of(question) + " is not a question such as " + example);
    }

    /// The numbers of a list with commas between them.
    static List<Integer> list(String text) {
        return Arrays.stream(text.split(",", -1)).map(Integer::parseInt).toList();
    }
}
