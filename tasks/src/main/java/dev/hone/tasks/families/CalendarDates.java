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

/// Days of a year of 365 days, some days later: `dt27.2+40=` gives `27+40=67,67-28=39,39-31=8#8.4`.
///
/// A date is its day and the number of its month. Difficulty is the number of months that end on the way. SLOPPY errs
/// in 12 % of the results; BUGGY gives every month 30 days; GUESS is off by days or a month.
public record CalendarDates() implements TinyFamily {
    private static final Form FORM = Form.of("dt27.2+40=", "dt(\\d{1,2})\\.([1-9]|1[0-2])\\+(\\d{1,3})=");
    private static final List<Integer> DAYS = List.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
    private static final double SLIP = 0.12;

    @Override
    public String name() {
        return "dates";
    }

    @Override
    public String description() {
        return "dates some days later: dt27.2+40=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.ARITHMETIC;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(1, 2, 3, 4);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(1, 1, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0.1, 0.25);
            case GUESS -> new Accuracy(0.2, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        while (true) {
            int month = draws.between(1, 12);
            int day = draws.between(1, DAYS.get(month - 1));
            int more = draws.between(1, 31 * difficulty);
            var worked = Worked.plain();
            String text = work(new int[] {day, month, more}, worked);
            if (worked.size() == difficulty + 1) {
                return problem("dt" + day + "." + month + "+" + more + "=", text.substring(text.indexOf('#') + 1),
                        difficulty);
            }
        }
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String[] date = problem.reference().split("\\.", -1);
            int day = Integer.parseInt(date[0]) + draws.pick(List.of(0, 0, 0, 1, -1, 2, -2));
            int month = Integer.parseInt(date[1]) + draws.pick(List.of(0, 0, 0, 1, -1));
            return "#" + Math.clamp(day, 1, 31) + "." + Math.clamp(month, 1, 12);
        }
        return work(FORM.numbers(problem.prompt()), new Worked(style, draws, SLIP));
    }

    private static String work(int[] question, Worked worked) {
        int month = question[1];
        int day = worked.line(question[0] + "+" + question[2], question[0] + question[2]);
        while (day > days(month, worked)) {
            day = worked.line(day + "-" + days(month, worked), day - days(month, worked));
            month = month % 12 + 1;
        }
        return worked.answer(day + "." + month);
    }

    private static int days(int month, Worked worked) {
        return worked.buggy() ? 30 : DAYS.get(month - 1);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
