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

/// Times of day with durations added and taken away: `ck9:50+1:25-2:30=` gives
/// `9:50+1:25=10:75=11:15,11:15-2:30=9:-15=8:45#8:45`.
///
/// A day has 24 hours; hours have no leading zero, minutes two digits. Difficulty is the number of durations. SLOPPY
/// errs in 15 % of the minutes; BUGGY counts 100 minutes to an hour; GUESS is off by minutes or hours.
public record ClockTimes() implements TinyFamily {
    private static final String TIME = "\\d{1,2}:[0-5]\\d";
    private static final Form FORM = Form.of("ck9:50+1:25=", "ck(" + TIME + "(?:[-+]" + TIME + "){1,4})=");
    private static final double SLIP = 0.15;

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String description() {
        return "times of day with durations added and taken away: ck9:50+1:25-2:30=";
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
        return List.of(1, 2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.55, 0.75);
            case BUGGY -> new Accuracy(0.3, 0.5);
            case GUESS -> new Accuracy(0.1, 0.25);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        StringBuilder prompt = new StringBuilder("ck").append(text(draws.between(0, 23), draws.between(0, 59)));
        for (int i = 0; i < difficulty; i++) {
            prompt.append(draws.pick(List.of("+", "-"))).append(text(draws.between(0, 9), draws.between(1, 59)));
        }
        String question = prompt.append('=').toString();
        String worked = work(question, Worked.plain());
        return problem(question, worked.substring(worked.indexOf('#') + 1), difficulty);
    }

    private static String text(int hours, int minutes) {
        return hours + ":" + minutes / 10 + minutes % 10;
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style == Style.GUESS) {
            String[] time = problem.reference().split(":", -1);
            int hours = Integer.parseInt(time[0]) + draws.pick(List.of(0, 0, 0, 1, -1));
            int minutes = Integer.parseInt(time[1]) + draws.pick(List.of(0, 0, 5, -5, 10, -10));
            return "#" + text(Math.floorMod(hours, 24), Math.floorMod(minutes, 60));
        }
        return work(problem.prompt(), new Worked(style, draws, SLIP));
    }

    private static String work(String question, Worked worked) {
        int hour = worked.buggy() ? 100 : 60;
        String[] parts = FORM.read(question).getFirst().split("(?=[-+])");
        String time = parts[0];
        for (int i = 1; i < parts.length; i++) {
            int sign = parts[i].charAt(0) == '-' ? -1 : 1;
            String[] now = time.split(":", -1);
            String[] more = parts[i].substring(1).split(":", -1);
            int hours = Integer.parseInt(now[0]) + sign * Integer.parseInt(more[0]);
            int minutes = worked.result(Integer.parseInt(now[1]) + sign * Integer.parseInt(more[1]));
            String next = text(
                    Math.floorMod(hours + Math.floorDiv(minutes, hour), 24), Math.floorMod(minutes, hour));
            worked.line(time + parts[i] + "=" + hours + ":" + minutes + "=" + next);
            time = next;
        }
        return worked.answer(time);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
