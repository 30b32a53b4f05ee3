package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Expressions with the signs behind their numbers: `px34+5*=` gives `3+4=7,7*5=35#35`.
///
/// Numbers are digits; values stay within -999 .. 999. Difficulty is the number of signs. SLOPPY errs in 15 % of the
/// results; BUGGY swaps the two numbers; GUESS is near.
public record PostfixExpressions() implements TinyFamily {
    private static final Form FORM = Form.of("px34+5*=", "px([-+*\\d]{3,21})=");
    private static final double SLIP = 0.15;
    private static final int LARGEST = 999;

    @Override
    public String name() {
        return "postfix";
    }

    @Override
    public String description() {
        return "expressions with the signs behind their numbers: px34+5*=";
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
            case SLOPPY -> new Accuracy(0.5, 0.7);
            case BUGGY -> new Accuracy(0.35, 0.5);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            String prompt = "px" + expression(draws, difficulty) + "=";
            int value = work(prompt, Worked.plain());
            if (Math.abs(value) <= LARGEST) {
                return problem(prompt, String.valueOf(value), difficulty);
            }
        }
    }

    private static String expression(Draws draws, int signs) {
        if (signs == 0) {
            return String.valueOf(draws.between(1, 9));
        }
        int onTheLeft = draws.between(0, signs - 1);
        return expression(draws, onTheLeft) + expression(draws, signs - 1 - onTheLeft)
                + Operator.values()[draws.between(0, 2)].sign();
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
        Deque<Integer> stack = new ArrayDeque<>();
        for (char c : FORM.read(question).getFirst().toCharArray()) {
            if (Operator.isSign(c)) {
                int top = stack.pop();
                int below = stack.pop();
                int left = worked.buggy() ? top : below;
                int right = worked.buggy() ? below : top;
                stack.push(worked.line("" + left + c + right, Operator.of(c).apply(left, right)));
            } else {
                stack.push(c - '0');
            }
        }
        return stack.pop();
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
