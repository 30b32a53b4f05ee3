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
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Prime factors by trial division: `pf84=` gives `84/2=42,42/2=21,21/3=7#2*2*3*7`.
///
/// The factors may stand in any order; each must be prime. Difficulty is their number. SLOPPY errs in 12 % of the
/// quotients; BUGGY divides by every prime once and takes what is left for a prime; GUESS multiplies primes at random.
public record PrimeFactors() implements TinyFamily {
    private static final Form FORM = Form.of("pf84=", "pf(\\d{1,7})=");
    private static final List<Integer> PRIMES = List.of(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53,
            59, 61, 67, 71, 73, 79, 83, 89, 97);
    private static final int SMALL = 10;
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "factors";
    }

    @Override
    public String description() {
        return "prime factors, in any order: pf84=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0.7, 0.85);
            case GUESS -> new Accuracy(0.1, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int product = 1;
            for (int i = 0; i < difficulty; i++) {
                product *= PRIMES.get(draws.between(0, (difficulty == 2 ? PRIMES.size() : SMALL) - 1));
            }
            if (product < 20_000) {
                return problem("pf" + product + "=", text(factors(product)), difficulty);
            }
        }
    }

    private static List<Integer> factors(int number) {
        List<Integer> factors = new ArrayList<>();
        int left = number;
        for (int factor = 2; factor * factor <= left; factor++) {
            while (left % factor == 0 && left > factor) {
                factors.add(factor);
                left /= factor;
            }
        }
        factors.add(left);
        return factors;
    }

    private static String text(List<Integer> factors) {
        return factors.stream().map(String::valueOf).collect(Collectors.joining("*"));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            int[] guess = new int[problem.difficulty()];
            Arrays.setAll(guess, i -> PRIMES.get(draws.between(0, SMALL - 1)));
            return "#" + (Guess.isLucky(draws) ? problem.reference() : text(IntStream.of(guess).boxed().toList()));
        }
        var worked = new Worked(style, draws, SLIP);
        List<Integer> found = new ArrayList<>();
        int left = FORM.numbers(problem.prompt())[0];
        int least = 2;
        while (left > 1) {
            int factor = leastFactor(left, least);
            found.add(factor);
            if (factor == left) {
                break;
            }
            left = Math.max(1, worked.line(left + "/" + factor, left / factor));
            least = worked.buggy() ? factor + 1 : factor;
        }
        return worked.answer(text(found));
    }

    /// The least factor from `least` on; the number itself where there is no smaller one.
    private static int leastFactor(int number, int least) {
        return IntStream.range(least, number).filter(i -> number % i == 0).findFirst().orElse(number);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(PrimeFactors::check, Canonical.parts("*"));
    }

    private static Verdict check(String gold, String answer) {
        int number = FORM.numbers(gold)[0];
        Optional<List<Integer>> given = Whole.read(answer, "*");
        if (given.isEmpty()) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a product such as 2*2*3*7");
        }
        List<Integer> factors = given.get();
        for (int factor : factors) {
            if (factor < 2 || factors(factor).size() > 1) {
                return new Verdict.Incorrect(factor + " in " + Excerpt.of(answer) + " is not prime");
            }
        }
        BigInteger product = factors.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
        return product.equals(BigInteger.valueOf(number))
                ? new Verdict.Correct(Excerpt.of(answer) + " is " + number)
                : new Verdict.Incorrect(Excerpt.of(answer) + " is not " + number);
    }
}
