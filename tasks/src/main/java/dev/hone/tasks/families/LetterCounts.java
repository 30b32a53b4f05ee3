package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.List;

/// How often a letter occurs in a word: `lnbanana:a=` gives the places, `2:1,4:2,6:3#3`.
///
/// Difficulty is the number of occurrences; the word has twice as many letters and three more. SLOPPY overlooks 12 % of
/// them; BUGGY counts neighbours as one; GUESS is near.
public record LetterCounts() implements TinyFamily {
    private static final Form FORM = Form.of("lnbanana:a=", "ln([a-z]{1,20}):([a-z])=");
    private static final double SLIP = 0.12;
    private static final int MORE = 3;

    @Override
    public String name() {
        return "letter-count";
    }

    @Override
    public String description() {
        return "how often a letter occurs in a word: lnbanana:a=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.STRINGS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.7);
            case BUGGY -> new Accuracy(0.35, 0.5);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        char letter = (char) ('a' + draws.between(0, 25));
        StringBuilder word = new StringBuilder(String.valueOf(letter).repeat(difficulty));
        while (word.length() < 2 * difficulty + MORE) {
            char other = (char) ('a' + draws.between(0, 25));
            word.append(other == letter ? "" : other);
        }
        return problem("ln" + Words.shuffled(word.toString(), draws) + ":" + letter + "=", String.valueOf(difficulty),
                difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            int count = Integer.parseInt(problem.reference());
            return "#" + Math.max(0, count + draws.pick(List.of(0, 0, 1, -1, 1, -1, 2)));
        }
        List<String> parts = FORM.read(problem.prompt());
        String word = parts.getFirst();
        char letter = parts.getLast().charAt(0);
        var worked = new Worked(style, draws, SLIP);
        int count = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean again = i > 0 && word.charAt(i - 1) == letter && worked.buggy();
            if (word.charAt(i) == letter && !again && !worked.slips()) {
                count++;
                worked.line(i + 1 + ":" + count);
            }
        }
        return worked.answer(count);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
