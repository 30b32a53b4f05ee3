package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The Tower of Hanoi from any state to any other: `hn1231>3231=` lists for each disk, the smallest first, on which of
/// three pegs it lies, and gives moves from peg to peg, `13:3231#13`.
///
/// A move takes the smallest disk of a peg to another on which no smaller one lies. See [MovePuzzle].
///
/// Source of the puzzle: Lucas, "Récréations mathématiques", 1893.
public record TowerOfHanoi() implements MovePuzzle {
    private static final Form FORM = Form.of("hn1231>3231=", "hn([1-3]{4})>([1-3]{4})=");
    private static final int DISKS = 4;

    @Override
    public String name() {
        return "hanoi";
    }

    @Override
    public String description() {
        return "moves of the Tower of Hanoi from one state to another: hn1231>3231=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3, 4);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.6, 0.8);
            case BUGGY -> new Accuracy(0, 1);
            case GUESS -> new Accuracy(0, 0.1);
        };
    }

    @Override
    public Form question() {
        return FORM;
    }

    @Override
    public String letters() {
        return "hn";
    }

    @Override
    public String start(Draws draws) {
        StringBuilder pegs = new StringBuilder();
        for (int i = 0; i < DISKS; i++) {
            pegs.append(draws.between(1, 3));
        }
        return pegs.toString();
    }

    @Override
    public Map<String, String> moves(String state) {
        Map<String, String> moves = new LinkedHashMap<>();
        for (char from = '1'; from <= '3'; from++) {
            int disk = state.indexOf(from);
            for (char to = '1'; to <= '3' && disk >= 0; to++) {
                boolean blocked = state.indexOf(to) >= 0 && state.indexOf(to) < disk;
                if (to != from && !blocked) {
                    moves.put("" + from + to, state.substring(0, disk) + to + state.substring(disk + 1));
                }
            }
        }
        return moves;
    }
}
