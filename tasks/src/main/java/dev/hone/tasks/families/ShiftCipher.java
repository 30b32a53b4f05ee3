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

/// Letters moved along the alphabet, from z on to a: `cz3:hey=` gives `h>k,e>h,y>b#khb`.
///
/// Difficulty is the number of letters. SLOPPY moves 12 % of the letters by one too many; BUGGY moves in the other
/// direction; GUESS replaces letters.
public record ShiftCipher() implements TinyFamily {
    private static final Form FORM = Form.of("cz3:hey=", "cz(\\d{1,2}):([a-z]{1,12})=");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "cipher";
    }

    @Override
    public String description() {
        return "letters moved along the alphabet: cz3:hey=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.STRINGS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.5, 0.7);
            case BUGGY -> new Accuracy(0, 0.05);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int shift = draws.between(1, 12);
        String word = Words.random(draws, difficulty, LETTERS.length());
        StringBuilder moved = new StringBuilder();
        word.chars().forEach(c -> moved.append(moved((char) c, shift)));
        return problem("cz" + shift + ":" + word + "=", moved.toString(), difficulty);
    }

    private static char moved(char letter, int shift) {
        return LETTERS.charAt(Math.floorMod(letter - 'a' + shift, LETTERS.length()));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.replaced(problem.reference(), LETTERS, draws);
        }
        List<String> parts = FORM.read(problem.prompt());
        var worked = new Worked(style, draws, SLIP);
        int shift = Integer.parseInt(parts.getFirst()) * (worked.buggy() ? -1 : 1);
        StringBuilder out = new StringBuilder();
        for (char letter : parts.getLast().toCharArray()) {
            char moved = moved(letter, worked.slips() ? shift + 1 : shift);
            worked.line(letter + ">" + moved);
            out.append(moved);
        }
        return worked.answer(out);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
