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
import java.util.List;
import java.util.Optional;

/// A number with given remainders, by sieving: `rm3%4,2%5=` gives `3%5=3,7%5=2#7`.
///
/// The moduli share no factor; every number of at most nine digits with these remainders is right. Work keeps the
/// remainders that are reached and steps by the product of their moduli. Difficulty is the number of remainders.
/// SLOPPY errs in a fifth of the remainders that it computes; BUGGY steps by the last modulus alone; GUESS satisfies
/// one of the demands.
///
/// Source: the Chinese remainder theorem, solved by sieving.
public record Remainders() implements TinyFamily {
    private static final Form FORM = Form.of("rm3%4,2%5=", "rm(\\d%\\d(?:,\\d%\\d){1,3})=");
    private static final List<Integer> MODULI = List.of(3, 4, 5, 7);
    private static final double SLIP = 0.2;
    private static final int MOST_LINES = 24;

    /// What is left when the number is divided by the modulus.
    private record Demand(int remainder, int modulus) {}

    @Override
    public String name() {
        return "remainders";
    }

    @Override
    public String description() {
        return "a number with given remainders: rm3%4,2%5=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.4, 0.55);
            case GUESS -> new Accuracy(0, 0.2);
        };
    }

    private static List<Demand> demands(String question) {
        List<Demand> demands = new ArrayList<>();
        for (String part : FORM.read(question).getFirst().split(",", -1)) {
            var demand = new Demand(part.charAt(0) - '0', part.charAt(2) - '0');
            if (demand.remainder >= demand.modulus) {
                throw FORM.unreadable(question);
            }
            demands.add(demand);
        }
        return demands;
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] order = draws.permutation(MODULI.size());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < difficulty; i++) {
            int modulus = MODULI.get(order[i]);
            parts.add(draws.between(0, modulus - 1) + "%" + modulus);
        }
        String question = "rm" + String.join(",", parts) + "=";
        String worked = work(demands(question), Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<Demand> demands = demands(problem.prompt());
        if (style == Style.GUESS) {
            Demand one = draws.pick(demands);
            return "#" + (one.remainder + draws.between(0, 5) * one.modulus);
        }
        return work(demands, new Worked(style, draws, SLIP));
    }

    private static String work(List<Demand> demands, Worked worked) {
        int value = demands.getFirst().remainder;
        int step = demands.getFirst().modulus;
        for (Demand demand : demands.subList(1, demands.size())) {
            while (worked.line(value + "%" + demand.modulus, value % demand.modulus) != demand.remainder
                    && worked.size() < MOST_LINES) {
                value += step;
            }
            step = worked.buggy() ? demand.modulus : step * demand.modulus;
        }
        return worked.answer(value);
    }

    @Override
    public String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    public Verifier verifier() {
        return new MarkedAnswer(Remainders::check);
    }

    private static Verdict check(String gold, String answer) {
        List<Demand> demands = demands(gold);
        Optional<Integer> number = Whole.read(answer);
        if (number.isEmpty() || number.get() < 0) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a number of at most nine digits");
        }
        for (Demand demand : demands) {
            int remainder = number.get() % demand.modulus;
            if (remainder != demand.remainder) {
                return new Verdict.Incorrect(answer + " leaves " + remainder + " when divided by " + demand.modulus
                        + ", not " + demand.remainder);
            }
        }
        return new Verdict.Correct(answer + " leaves all remainders");
    }
}
