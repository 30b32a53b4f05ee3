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
import java.util.stream.IntStream;

/// Numbers from and to base ten: `b25:10>2=` gives `25/2=12:1,12/2=6:0,6/2=3:0,3/2=1:1,1/2=0:1#11001`, and
/// `b11001:2>10=` gives `1*2+1=3,3*2+0=6,6*2+0=12,12*2+1=25#25`.
///
/// The other base is 2 .. 9, the value at most 4,095. Difficulty is the number of digits in the other base. SLOPPY errs
/// in 15 % of the steps; BUGGY reads the digits in the wrong direction; GUESS replaces digits or is off by a little.
public record BaseConversion() implements TinyFamily {
    private static final int LARGEST = 4095;
    private static final int MOST_STEPS = 16;
    private static final double SLIP = 0.15;
    private static final List<Integer> SLIPS = List.of(1, -1, 2, -2, 10);
    private static final List<Integer> MISSES = List.of(0, 0, 0, 1, -1, 2, -2, 4, -4, 10, -10);

    /// A prompt, read.
    private record Question(String digits, int from, int to) {
        static Question of(Problem problem) {
            String prompt = problem.prompt();
            int colon = prompt.indexOf(':');
            int arrow = prompt.indexOf('>');
            return new Question(
                    prompt.substring(1, colon),
                    Integer.parseInt(prompt.substring(colon + 1, arrow)),
                    Integer.parseInt(prompt.substring(arrow + 1, prompt.length() - 1)));
        }
    }

    @Override
    public String name() {
        return "base-conversion";
    }

    @Override
    public String description() {
        return "numbers from and to base ten: b25:10>2=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6, 7);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 3, 4, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.4, 0.75);
            case BUGGY -> new Accuracy(0.05, 0.4);
            case GUESS -> new Accuracy(0.1, 0.4);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] bases = IntStream.rangeClosed(2, 9)
                .filter(base -> StrictMath.pow(base, difficulty) - 1 <= LARGEST)
                .toArray();
        int base = bases[draws.between(0, bases.length - 1)];
        int low = (int) StrictMath.pow(base, difficulty - 1);
        int value = draws.between(low, low * base - 1);
        String other = Integer.toString(value, base);
        return draws.chance(0.5)
                ? problem("b" + value + ":10>" + base + "=", other, difficulty)
                : problem("b" + other + ":" + base + ">10=", String.valueOf(value), difficulty);
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        Question question = Question.of(problem);
        boolean fromTen = question.from() == 10;
        return switch (style) {
            case GUESS -> "#"
                    + (fromTen
                            ? Digits.guess(problem.reference(), question.to(), draws)
                            : Math.max(0, Integer.parseInt(problem.reference()) + draws.pick(MISSES)));
            case STEPS, SLOPPY, BUGGY -> fromTen ? divide(question, style, draws) : multiply(question, style, draws);
        };
    }

    private static String divide(Question question, Style style, Draws draws) {
        int base = question.to();
        int value = Integer.parseInt(question.digits());
        List<String> lines = new ArrayList<>();
        StringBuilder remainders = new StringBuilder();
        do {
            int quotient = value / base;
            int remainder = value % base;
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                if (draws.chance(0.5)) {
                    quotient = Math.max(0, quotient + draws.pick(SLIPS));
                } else {
                    remainder = draws.between(0, base - 1);
                }
            }
            lines.add(value + "/" + base + "=" + quotient + ":" + remainder);
            remainders.append(remainder);
            value = quotient;
        } while (value > 0 && lines.size() < MOST_STEPS);
        return String.join(",", lines) + "#" + (style == Style.BUGGY ? remainders : remainders.reverse());
    }

    private static String multiply(Question question, Style style, Draws draws) {
        int base = question.from();
        String digits = style == Style.BUGGY
                ? new StringBuilder(question.digits()).reverse().toString()
                : question.digits();
        int value = Digits.at(digits, 0);
        List<String> lines = new ArrayList<>();
        for (int i = 1; i < digits.length(); i++) {
            int next = value * base + Digits.at(digits, i);
            if (style == Style.SLOPPY && draws.chance(SLIP)) {
                next = Math.max(0, next + draws.pick(SLIPS));
            }
            lines.add(value + "*" + base + "+" + digits.charAt(i) + "=" + next);
            value = next;
        }
        return String.join(",", lines) + "#" + value;
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
