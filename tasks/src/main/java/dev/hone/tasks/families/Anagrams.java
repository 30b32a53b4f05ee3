package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayList;
import java.util.List;

/// The word with the same letters: `ancdda,bdca:acdb=` gives each with its letters in order until one fits,
/// `acdb>abcd,cdda>acdd,bdca>abcd#bdca`.
///
/// The word that is looked for comes first, then the others from left to right; exactly one fits, the rest have one
/// letter changed. Difficulty is the number of words. SLOPPY gets a letter wrong in 8 % of the lines, and takes the
/// last word where none fits; BUGGY looks at the first letter in order only; GUESS takes any word.
public record Anagrams() implements TinyFamily {
    private static final Form FORM = Form.of("ancdda,bdca:acdb=", "an([a-z]{1,6}(?:,[a-z]{1,6}){1,6}):([a-z]{1,6})=");
    private static final double SLIP = 0.08;
    private static final int LENGTH = 4;
    private static final int LETTERS = 8;

    @Override
    public String name() {
        return "anagram";
    }

    @Override
    public String description() {
        return "the word with the same letters: ancdda,bdca:acdb=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.STRINGS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.4, 0.6);
            case GUESS -> new Accuracy(0.25, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        String word = Words.random(draws, LENGTH, LETTERS);
        String right = Words.shuffled(word, draws);
        int place = draws.between(0, difficulty - 1);
        List<String> words = new ArrayList<>();
        while (words.size() < difficulty) {
            String changed = Words.random(draws, 1, LETTERS) + word.substring(1);
            if (words.size() == place) {
                words.add(right);
            } else if (changed.charAt(0) != word.charAt(0)) {
                words.add(Words.shuffled(changed, draws));
            }
        }
        return problem("an" + String.join(",", words) + ":" + word + "=", right, difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> parts = FORM.read(problem.prompt());
        List<String> words = List.of(parts.getFirst().split(",", -1));
        if (style == Style.GUESS) {
            return "#" + draws.pick(words);
        }
        var worked = new Worked(style, draws, SLIP);
        String wanted = ordered(parts.getLast(), worked);
        for (String word : words) {
            String letters = ordered(word, worked);
            if (worked.buggy() ? letters.charAt(0) == wanted.charAt(0) : letters.equals(wanted)) {
                return worked.answer(word);
            }
        }
        return worked.answer(words.getLast());
    }

    private static String ordered(String word, Worked worked) {
        String letters = worked.text(Canonical.letters(word), "abcdefgh");
        worked.line(word + ">" + letters);
        return letters;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
