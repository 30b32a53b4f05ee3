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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// An amount in the fewest coins: `cg1,5,7>17=` gives the fewest coins for 0, 1, 2 ... as digits,
/// `012341212323232343`, then a coin at a time, `17-7=10,10-5=5,5-5=0#5+5+7`.
///
/// Every way with the fewest coins is right; each is verified. Difficulty is the number of coins. SLOPPY errs in 12 %
/// of the differences or coins; BUGGY always takes the largest coin that fits, without a table; GUESS takes coins at
/// random.
public record ChangeMaking() implements TinyFamily {
    private static final Form FORM = Form.of("cg1,5,7>17=", "cg1,(\\d{1,2}),(\\d{1,2})>(\\d{1,2})=");
    private static final double SLIP = 0.12;
    private static final int LARGEST = 10;
    private static final int MOST = 36;

    @Override
    public String name() {
        return "change";
    }

    @Override
    public String description() {
        return "an amount in the fewest coins: cg1,5,7>17=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
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
            case SLOPPY -> new Accuracy(0.6, 0.8);
            case BUGGY -> new Accuracy(0.75, 0.9);
            case GUESS -> new Accuracy(0.15, 0.3);
        };
    }

    /// The coins, the smallest first, and the amount.
    private record Till(int[] coins, int amount) {
        static Till of(String question) {
            int[] n = FORM.numbers(question);
            if (n[0] < 1 || n[1] < 1) {
                throw FORM.unreadable(question);
            }
            return new Till(new int[] {1, n[0], n[1]}, n[2]);
        }

        /// The fewest coins for each amount up to this one.
        int[] fewest() {
            int[] fewest = new int[amount + 1];
            for (int i = 1; i <= amount; i++) {
                fewest[i] = Integer.MAX_VALUE;
                for (int coin : coins) {
                    fewest[i] = coin > i ? fewest[i] : Math.min(fewest[i], fewest[i - coin] + 1);
                }
            }
            return fewest;
        }
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int middle = draws.between(2, LARGEST - 1);
            int large = draws.between(middle + 1, LARGEST);
            int amount = draws.between(2 * difficulty, Math.min(MOST, difficulty * large));
            String prompt = "cg1," + middle + "," + large + ">" + amount + "=";
            Till till = Till.of(prompt);
            int[] fewest = till.fewest();
            if (fewest[amount] == difficulty && Arrays.stream(fewest).allMatch(n -> n < 10)) {
                String text = work(till, Worked.plain());
                return problem(prompt, text.substring(text.indexOf('#') + 1), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Till till = Till.of(problem.prompt());
        if (style == Style.GUESS) {
            List<Integer> taken = new ArrayList<>();
            for (int i = 0; i < problem.difficulty(); i++) {
                taken.add(till.coins[draws.between(0, 2)]);
            }
            return "#" + (Guess.isLucky(draws) ? problem.reference() : text(taken));
        }
        return work(till, new Worked(style, draws, SLIP));
    }

    private static String work(Till till, Worked worked) {
        int[] fewest = till.fewest();
        if (!worked.buggy()) {
            worked.line(LetterTable.text(fewest));
        }
        List<Integer> taken = new ArrayList<>();
        int left = till.amount;
        while (left > 0 && taken.size() < MOST) {
            int coin = 1;
            for (int next : till.coins) {
                boolean fits = next <= left && (worked.buggy() || fewest[left - next] == fewest[left] - 1);
                coin = fits ? next : coin;
            }
            taken.add(coin);
            left = Math.clamp(worked.line(left + "-" + coin, left - coin), 0, left - 1);
        }
        return worked.answer(text(taken));
    }

    private static String text(List<Integer> coins) {
        return coins.stream().sorted().map(String::valueOf).collect(Collectors.joining("+"));
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(ChangeMaking::check, Canonical.parts("+"));
    }

    private static Verdict check(String gold, String answer) {
        Till till = Till.of(gold);
        Optional<List<Integer>> given = Whole.read(answer, "+");
        if (given.isEmpty() || !given.get().stream().allMatch(c -> Arrays.stream(till.coins).anyMatch(k -> k == c))) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a sum of the coins");
        }
        int sum = given.get().stream().mapToInt(c -> c).sum();
        int fewest = till.fewest()[till.amount];
        if (sum != till.amount) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is " + sum + ", not " + till.amount);
        }
        return given.get().size() == fewest
                ? new Verdict.Correct(Excerpt.of(answer) + " has " + fewest + " coins, the fewest")
                : new Verdict.Incorrect(Excerpt.of(answer) + " has " + given.get().size() + " coins, " + fewest
                        + " are enough");
    }
}
