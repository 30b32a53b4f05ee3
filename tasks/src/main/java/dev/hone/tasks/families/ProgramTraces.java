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

/// What a short program leaves in a variable: `pta=3;b=5;a=b-a;b=a*4:b=` gives `a=5-3=2,b=2*4=8#8`.
///
/// The first two statements set a and b, then each computes one of them from the two or a digit. Values stay within
/// -999 .. 999. Difficulty is the number of statements that compute. SLOPPY errs in 15 % of the results; BUGGY always
/// takes the first values; GUESS is near.
public record ProgramTraces() implements TinyFamily {
    private static final Form FORM =
            Form.of("pta=3;b=5;a=b-a;b=a*4:b=", "pta=(\\d);b=(\\d)((?:;[ab]=[ab][-+*](?:[ab]|\\d)){1,6}):([ab])=");
    private static final double SLIP = 0.15;
    private static final int LARGEST = 999;

    @Override
    public String name() {
        return "program";
    }

    @Override
    public String description() {
        return "what a short program leaves in a variable: pta=3;b=5;a=b-a;b=a*4:b=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ALGORITHMS;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4, 5);
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
            case BUGGY -> new Accuracy(0.25, 0.4);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            StringBuilder prompt = new StringBuilder("pta=")
                    .append(draws.between(1, 9)).append(";b=").append(draws.between(1, 9));
            String last = "a";
            for (int i = 0; i < difficulty; i++) {
                last = draws.pick(List.of("a", "b"));
                String left = draws.pick(List.of("a", "b"));
                char sign = Operator.values()[draws.between(0, 2)].sign();
                String right = draws.chance(0.5)
                        ? (left.equals("a") ? "b" : "a")
                        : String.valueOf(draws.between(2, 9));
                prompt.append(';').append(last).append('=').append(left).append(sign).append(right);
            }
            String question = prompt.append(':').append(last).append('=').toString();
            int value = work(question, Worked.plain());
            if (Math.abs(value) <= LARGEST) {
                return problem(question, String.valueOf(value), difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.near(Integer.parseInt(problem.reference()), draws);
        }
        var worked = new Worked(style, draws, SLIP);
        return worked.answer(work(problem.prompt(), worked));
    }

    private static int work(String question, Worked worked) {
        List<String> parts = FORM.read(question);
        int[] first = {Integer.parseInt(parts.getFirst()), Integer.parseInt(parts.get(1))};
        int[] values = first.clone();
        for (String statement : parts.get(2).substring(1).split(";", -1)) {
            int[] seen = worked.buggy() ? first : values;
            int left = value(statement.charAt(2), seen);
            int right = value(statement.charAt(4), seen);
            char sign = statement.charAt(3);
            String text = statement.substring(0, 2) + left + sign + right;
            values[statement.charAt(0) - 'a'] = worked.line(text, Operator.of(sign).apply(left, right));
        }
        return values[parts.getLast().charAt(0) - 'a'];
    }

    private static int value(char operand, int[] values) {
        return Character.isDigit(operand) ? operand - '0' : values[operand - 'a'];
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
