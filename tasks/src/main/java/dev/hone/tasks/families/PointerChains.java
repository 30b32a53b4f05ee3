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

/// Following pointers through a table: `lua>d,f>c,d>f:a3=` asks where three steps lead from a, and gives
/// `a>d,d>f,f>c#c`.
///
/// The table has entries that are not needed. Difficulty is the number of steps. SLOPPY reads another entry in 15 % of
/// the steps; BUGGY stops one step too early; GUESS names any target.
public record PointerChains() implements TinyFamily {
    private static final Form FORM = Form.of("lua>d,f>c,d>f:a3=", "lu([a-z]>[a-z](?:,[a-z]>[a-z]){1,9}):([a-z])(\\d)=");
    private static final double SLIP = 0.15;
    private static final int MORE = 3;

    @Override
    public String name() {
        return "lookup";
    }

    @Override
    public String description() {
        return "following pointers through a table: lua>d,f>c,d>f:a3=";
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
        return List.of(2, 2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.65, 0.8);
            case BUGGY -> new Accuracy(0, 0.05);
            case GUESS -> new Accuracy(0.15, 0.35);
        };
    }

    @Override
    public Problem problem(Draws draws, int difficulty) {
        int[] letters = draws.permutation(26);
        String[] entries = new String[difficulty + MORE];
        int[] order = draws.permutation(entries.length);
        for (int i = 0; i < entries.length; i++) {
            boolean needed = i < difficulty;
            int target = needed ? i + 1 : draws.between(0, entries.length + 1);
            entries[order[i]] = letter(letters[needed ? i : i + 1]) + ">" + letter(letters[target]);
        }
        String prompt = "lu" + String.join(",", entries) + ":" + letter(letters[0]) + difficulty + "=";
        return problem(prompt, letter(letters[difficulty]), difficulty);
    }

    private static String letter(int i) {
        return String.valueOf((char) ('a' + i));
    }

    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> parts = FORM.read(problem.prompt());
        List<String> entries = List.of(parts.getFirst().split(",", -1));
        if (style == Style.GUESS) {
            return "#" + draws.pick(entries).charAt(2);
        }
        var worked = new Worked(style, draws, SLIP);
        String at = parts.get(1);
        int steps = Integer.parseInt(parts.getLast()) - (worked.buggy() ? 1 : 0);
        for (int i = 0; i < steps; i++) {
            String now = at;
            String entry = worked.slips()
                    ? draws.pick(entries)
                    : entries.stream().filter(e -> e.startsWith(now)).findFirst().orElseGet(entries::getFirst);
            worked.line(entry);
            at = entry.substring(2);
        }
        return worked.answer(at);
    }

    @Override
    public Verifier verifier() {
        return MarkedAnswer.same();
    }
}
