package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.math.BigInteger;
import java.util.List;

/// Powers modulo a number by squaring: `me7^13%11=` gives `7*7=5,5*7=2,2*2=4,4*4=5,5*7=2#2`, every product reduced.
///
/// Squares for each binary digit of the exponent after the first, and multiplies by the base where the digit is 1.
/// Difficulty is the number of these digits. SLOPPY errs in 12 % of the products; BUGGY only squares; GUESS is near.
public record ModularPower() implements TinyFamily {
    private static final Form FORM = Form.of("me7^13%11=", "me(\\d{1,2})\\^(\\d{1,2})%([1-9]\\d?)=");
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "modular-power";
    }

    @Override
    public String description() {
        return "powers modulo a number by squaring: me7^13%11=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
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
            case BUGGY -> new Accuracy(0.35, 0.55);
            case GUESS -> new Accuracy(0.2, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int base = draws.between(2, 19);
        int exponent = draws.between(1 << (difficulty - 1), (1 << difficulty) - 1);
        int modulus = draws.between(5, 50);
        BigInteger power = BigInteger.valueOf(base).modPow(BigInteger.valueOf(exponent), BigInteger.valueOf(modulus));
        return problem("me" + base + "^" + exponent + "%" + modulus + "=", power.toString(), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.natural(Integer.parseInt(problem.reference()), draws);
        }
        int[] n = FORM.numbers(problem.prompt());
        var worked = new Worked(style, draws, SLIP);
        int value = n[0] % n[2];
        String bits = Integer.toBinaryString(n[1]);
        for (int i = 1; i < bits.length(); i++) {
            value = product(worked, value, value, n[2]);
            if (bits.charAt(i) == '1' && !worked.buggy()) {
                value = product(worked, value, n[0], n[2]);
            }
        }
        return worked.answer(value);
    }

    private static int product(Worked worked, int left, int right, int modulus) {
        int value = Math.floorMod(worked.result(left * right % modulus), modulus);
        worked.line(left + "*" + right + "=" + value);
        return value;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
