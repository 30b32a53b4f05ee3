package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Five tiles in a box of two rows: `sl12./345>1.2/345=` gives where the gap moves, up, down, left or right,
/// `l:1.2/345#l`.
///
/// See [MovePuzzle].
public record SlidingTiles() implements MovePuzzle {
    private static final String BOX = "([1-5.]{3}/[1-5.]{3})";
    private static final Form FORM = Form.of("sl12./345>1.2/345=", "sl" + BOX + ">" + BOX + "=");
    private static final int WIDTH = 3;
    private static final int FIELDS = 6;

    @Override
    public String name() {
        return "sliding-tiles";
    }

    @Override
    public String description() {
        return "moves of the gap between five tiles: sl12./345>1.2/345=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5, 6, 7);
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
        return "sl";
    }

    @Override
    public String start(Draws draws) {
        return text(Words.shuffled("12345.", draws));
    }

    private static String text(String fields) {
        return fields.substring(0, WIDTH) + "/" + fields.substring(WIDTH);
    }

    @Override
    public Map<String, String> moves(String state) {
        String fields = state.replace("/", "");
        Map<String, String> moves = new LinkedHashMap<>();
        int gap = fields.indexOf('.');
        if (gap >= 0) {
            put(moves, "u", fields, gap, gap - WIDTH);
            put(moves, "d", fields, gap, gap + WIDTH);
            put(moves, "l", fields, gap, gap % WIDTH == 0 ? -1 : gap - 1);
            put(moves, "r", fields, gap, gap % WIDTH == WIDTH - 1 ? -1 : gap + 1);
        }
        return moves;
    }

    private static void put(Map<String, String> moves, String move, String fields, int gap, int tile) {
        if (tile >= 0 && tile < FIELDS) {
            StringBuilder next = new StringBuilder(fields);
            next.setCharAt(gap, fields.charAt(tile));
            next.setCharAt(tile, '.');
            moves.put(move, text(next.toString()));
        }
    }
}
