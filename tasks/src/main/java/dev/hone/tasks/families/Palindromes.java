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
import java.util.stream.IntStream;

/// A longest palindrome within a string: `plcabbad=` gives the longest around each place, `c,a,b,abba,a,d#abba`.
///
/// Every longest one is right; each is verified. A line stands for each letter: the longer of the palindromes around it
/// and around the gap before it. Difficulty is the length of the longest palindrome; the string has three or four
/// letters more. SLOPPY misses 8 % of the pairs around a middle; BUGGY sees no palindrome with two letters in the
/// middle; GUESS cuts out a piece.
public record Palindromes() implements TinyFamily {
    private static final Form FORM = Form.of("plcabbad=", "pl([a-z]{1,12})=");
    private static final double SLIP = 0.08;

    @Override
    public String name() {
        return "palindrome";
    }

    @Override
    public String description() {
        return "a longest palindrome within a string: plcabbad=";
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
        return List.of(3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.75, 0.95);
            case BUGGY -> new Accuracy(0.35, 0.45);
            case GUESS -> new Accuracy(0.3, 0.5);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            String word = Words.random(draws, difficulty + draws.between(3, 4), 4);
            String longest = longest(word);
            if (longest.length() == difficulty) {
                return problem("pl" + word + "=", longest, difficulty);
            }
        }
    }

    /// The palindrome whose middle is between these two places, or at them where they are the same.
    private static String around(String word, int left, int right) {
        int from = left;
        int to = right;
        while (from >= 0 && to < word.length() && word.charAt(from) == word.charAt(to)) {
            from--;
            to++;
        }
        return word.substring(from + 1, Math.max(from + 1, to));
    }

    private static String longest(String word) {
        String longest = "";
        for (int i = 0; i < word.length(); i++) {
            longest = longer(longest, longer(around(word, i, i), around(word, i - 1, i)));
        }
        return longest;
    }

    private static String longer(String first, String second) {
        return second.length() > first.length() ? second : first;
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        String word = FORM.read(problem.prompt()).getFirst();
        if (style == Style.GUESS) {
            int length = problem.reference().length();
            int from = draws.between(0, word.length() - length);
            return "#" + (Guess.isLucky(draws) ? problem.reference() : word.substring(from, from + length));
        }
        var worked = new Worked(style, draws, SLIP);
        String longest = "";
        for (int i = 0; i < word.length(); i++) {
            String odd = around(word, i, i);
            String found = worked.buggy() ? odd : longer(odd, around(word, i - 1, i));
            boolean missed = IntStream.range(0, found.length() / 2).filter(pair -> worked.slips()).count() > 0;
            String seen = missed ? word.substring(i, i + 1) : found;
            worked.line(seen);
            longest = longer(longest, seen);
        }
        return worked.answer(longest);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(Palindromes::check);
    }

    private static Verdict check(String gold, String answer) {
        String word = FORM.read(gold).getFirst();
        int longest = longest(word).length();
        if (!word.contains(answer)) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is no piece of " + word);
        }
        if (!new StringBuilder(answer).reverse().toString().equals(answer)) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is no palindrome");
        }
        return answer.length() == longest
                ? new Verdict.Correct(Excerpt.of(answer) + " has " + longest + " letters, the most")
                : new Verdict.Incorrect(Excerpt.of(answer) + " has " + answer.length() + " letters, one with " + longest
                        + " exists");
    }
}
