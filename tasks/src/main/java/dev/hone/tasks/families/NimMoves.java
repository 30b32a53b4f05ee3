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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A winning move in Nim: `nm3,4,6=` gives the sums without carry, `3^4=7,7^6=1`, then what each pile must become, a
/// pile that shrinks to it marked `Y`, `3^1=2Y#2,4,6`.
///
/// Who takes the last stone wins; the answer is the piles after the move. Every winning move is right; each is
/// verified. Difficulty is the number of piles. SLOPPY errs in 10 % of the sums; BUGGY levels the largest pile with the
/// next one; GUESS takes stones at random.
///
/// Source: Bouton, "Nim, a game with a complete mathematical theory", Annals of Mathematics 1901.
public record NimMoves() implements TinyFamily {
    private static final Form FORM = Form.of("nm3,4,6=", "nm(\\d{1,2}(?:,\\d{1,2}){1,6})=");
    private static final int LARGEST = 15;
    private static final double SLIP = 0.1;

    @Override
    public String name() {
        return "nim";
    }

    @Override
    public String description() {
        return "a winning move in Nim: nm3,4,6=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
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
            case SLOPPY -> new Accuracy(0.7, 0.85);
            case BUGGY -> new Accuracy(0.2, 0.4);
            case GUESS -> new Accuracy(0.1, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            List<Integer> piles = new ArrayList<>();
            for (int i = 0; i < difficulty; i++) {
                piles.add(draws.between(1, LARGEST));
            }
            if (sum(piles) != 0) {
                String worked = work(piles, Worked.plain());
                return problem("nm" + text(piles) + "=", worked.substring(worked.indexOf('#') + 1), difficulty);
            }
        }
    }

    private static int sum(List<Integer> piles) {
        return piles.stream().reduce(0, (a, b) -> a ^ b);
    }

    private static String text(List<Integer> piles) {
        return piles.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<Integer> piles = Form.list(FORM.read(problem.prompt()).getFirst());
        if (style == Style.GUESS) {
            int pile = draws.between(0, piles.size() - 1);
            String guess = text(changed(piles, pile, draws.between(0, piles.get(pile) - 1)));
            return "#" + (Guess.isLucky(draws) ? problem.reference() : guess);
        }
        return work(piles, new Worked(style, draws, SLIP));
    }

    private static List<Integer> changed(List<Integer> piles, int pile, int left) {
        List<Integer> after = new ArrayList<>(piles);
        after.set(pile, left);
        return after;
    }

    private static String work(List<Integer> piles, Worked worked) {
        if (worked.buggy()) {
            List<Integer> sorted = piles.stream().sorted(Comparator.reverseOrder()).toList();
            int least = Math.min(sorted.get(1), sorted.getFirst() - 1);
            return worked.answer(text(changed(piles, piles.indexOf(sorted.getFirst()), least)));
        }
        int sum = piles.getFirst();
        for (int pile : piles.subList(1, piles.size())) {
            sum = written(sum, pile, worked);
        }
        for (int i = 0; i < piles.size(); i++) {
            int left = piles.get(i) ^ sum;
            worked.line(piles.get(i) + "^" + sum + "=" + left + (left < piles.get(i) ? "Y" : ""));
            if (left < piles.get(i)) {
                return worked.answer(text(changed(piles, i, left)));
            }
        }
        return worked.answer(text(changed(piles, 0, piles.getFirst() - 1)));
    }

    private static int written(int sum, int pile, Worked worked) {
        int next = worked.natural(sum ^ pile);
        worked.line(sum + "^" + pile + "=" + next);
        return next;
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(NimMoves::check);
    }

    private static Verdict check(String gold, String answer) {
        List<Integer> piles = Form.list(FORM.read(gold).getFirst());
        Optional<List<Integer>> after = Whole.read(answer, ",");
        if (after.isEmpty() || after.get().size() != piles.size()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not " + piles.size() + " piles");
        }
        List<Integer> left = after.get();
        long changed = IntStream.range(0, piles.size()).filter(i -> !left.get(i).equals(piles.get(i))).count();
        boolean taken = IntStream.range(0, piles.size()).allMatch(i -> left.get(i) >= 0 && left.get(i) <= piles.get(i));
        if (changed != 1 || !taken) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " does not take stones of one pile");
        }
        return sum(left) == 0
                ? new Verdict.Correct(Excerpt.of(answer) + " wins")
                : new Verdict.Incorrect(Excerpt.of(answer) + " leaves a winning answer to the opponent");
    }
}
