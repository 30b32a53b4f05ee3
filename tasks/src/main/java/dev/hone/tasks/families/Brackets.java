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
import java.util.stream.Collectors;

/// Closing what is still open: `br([]<(=` gives the stack after every sign, `(,([,(,(<,(<(#)>)`.
///
/// Signs are `()`, `[]` and `<>`. Difficulty is how many stay open. SLOPPY mistakes the sign on top in 8 % of the
/// lines; BUGGY closes the first one first; GUESS replaces signs.
public record Brackets() implements TinyFamily {
    private static final Form FORM = Form.of("br([]<(=", "br([\\[\\]()<>]{1,40})=");
    private static final String OPENING = "([<";
    private static final String CLOSING = ")]>";
    private static final double SLIP = 0.08;

    @Override
    public String name() {
        return "brackets";
    }

    @Override
    public String description() {
        return "closing brackets that are still open: br([]<(=";
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
            case SLOPPY -> new Accuracy(0.75, 0.95);
            case BUGGY -> new Accuracy(0.3, 0.45);
            case GUESS -> new Accuracy(0.45, 0.65);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int pairs = draws.between(2, 3);
        StringBuilder prompt = new StringBuilder("br");
        StringBuilder open = new StringBuilder();
        int left = difficulty + pairs;
        int close = pairs;
        while (left + close > 0) {
            if (left > 0 && (open.isEmpty() || close == 0 || draws.chance(0.5))) {
                open.append(OPENING.charAt(draws.between(0, 2)));
                prompt.append(open.charAt(open.length() - 1));
                left--;
            } else {
                prompt.append(closing(open.charAt(open.length() - 1)));
                open.setLength(open.length() - 1);
                close--;
            }
        }
        return problem(prompt.append('=').toString(), closed(open.reverse().toString()), difficulty);
    }

    private static char closing(char opening) {
        return CLOSING.charAt(OPENING.indexOf(opening));
    }

    private static String closed(String openings) {
        return openings.chars().mapToObj(c -> String.valueOf(closing((char) c))).collect(Collectors.joining());
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            return "#" + Guess.replaced(problem.reference(), CLOSING, draws);
        }
        var worked = new Worked(style, draws, SLIP);
        String stack = "";
        for (char sign : FORM.read(problem.prompt()).getFirst().toCharArray()) {
            if (OPENING.indexOf(sign) >= 0) {
                stack = stack + (worked.slips() ? OPENING.charAt(draws.between(0, 2)) : sign);
            } else {
                stack = stack.substring(0, stack.length() - 1);
            }
            worked.line(stack.isEmpty() ? "." : stack);
        }
        return worked.answer(closed(worked.buggy() ? stack : new StringBuilder(stack).reverse().toString()));
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
