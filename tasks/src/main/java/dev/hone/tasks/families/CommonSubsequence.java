package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;

/// A longest common subsequence of two strings: `lcabcb>bcab=` gives the rows of the table of lengths,
/// `00011,01112,01222,01223#bcb`.
///
/// Every longest one is right; each is verified. Row i holds the lengths for the first i letters and each beginning of
/// the second string. Difficulty is the length of the first string. SLOPPY drops a letter of the answer in 30 % of the
/// problems; BUGGY takes each letter as soon as it fits, without a table; GUESS drops and replaces letters.
public record CommonSubsequence() implements TinyFamily {
    private static final Form FORM = Form.of("lcabcb>bcab=", "lc([a-z]{1,8})>([a-z]{1,8})=");
    private static final String LETTERS = "abcd";
    private static final double SLIP = 0.1;

    @Override
    public String name() {
        return "common-subsequence";
    }

    @Override
    public String description() {
        return "a longest common subsequence of two strings: lcabcb>bcab=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.7);
            case BUGGY -> new Accuracy(0.7, 0.85);
            case GUESS -> new Accuracy(0.45, 0.65);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            String first = Words.random(draws, difficulty, LETTERS.length());
            String second = Words.random(draws, difficulty + draws.between(0, 1), LETTERS.length());
            LetterTable table = LetterTable.common(first, second);
            if (table.last() > 1) {
                return problem("lc" + first + ">" + second + "=", table.subsequence(), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.replaced(problem.reference(), LETTERS, draws);
        }
        List<String> parts = FORM.read(problem.prompt());
        var worked = new Worked(style, draws, SLIP);
        if (worked.buggy()) {
            return worked.answer(greedy(parts.getFirst(), parts.getLast(), worked));
        }
        LetterTable table = LetterTable.common(parts.getFirst(), parts.getLast());
        for (int i = 1; i < table.cells().length; i++) {
            worked.line(LetterTable.text(table.cells()[i]));
        }
        String answer = table.subsequence();
        for (int i = 0; i < parts.getFirst().length() && answer.length() > 1; i++) {
            answer = worked.slips() ? answer.substring(1) : answer;
        }
        return worked.answer(answer);
    }

    private static String greedy(String first, String second, Worked worked) {
        StringBuilder taken = new StringBuilder();
        int from = 0;
        for (char letter : first.toCharArray()) {
            int place = second.indexOf(letter, from);
            if (place >= 0) {
                taken.append(letter);
                worked.line(letter + ":" + (place + 1));
                from = place + 1;
            }
        }
        return taken.toString();
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(CommonSubsequence::check);
    }

    private static Verdict check(String gold, String answer) {
        List<String> parts = FORM.read(gold);
        for (String whole : parts) {
            if (!Words.isSubsequence(answer, whole)) {
                return new Verdict.Incorrect(Excerpt.of(answer) + " is no subsequence of " + whole);
            }
        }
        int longest = LetterTable.common(parts.getFirst(), parts.getLast()).last();
        return answer.length() == longest
                ? new Verdict.Correct(Excerpt.of(answer) + " has " + longest + " letters, the most")
                : new Verdict.Incorrect(Excerpt.of(answer) + " has " + answer.length() + " letters, one with " + longest
                        + " exists");
    }
}
