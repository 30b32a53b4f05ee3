package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measuring with two jugs: `wj3,5:0.2>4=` has jugs of 3 and 5 with 0 and 2 in them and asks for one that holds 4; `a+`
/// fills the first, `b-` empties the second, `a>b` pours until one is empty or full.
///
/// The state repeats the sizes: `b+:3,5:0.5`. See [MovePuzzle].
public record WaterJugs() implements MovePuzzle {
    private static final Form FORM = Form.of("wj3,5:0.2>4=", "wj(\\d,\\d:\\d\\.\\d)>(\\d)=");

    @Override
    public String name() {
        return "water-jugs";
    }

    @Override
    public String description() {
        return "measuring an amount with two jugs: wj3,5:0.2>4=";
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.GAMES;
    }

    @Override
    public List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    public List<Integer> usualDifficulties() {
        return List.of(2, 3);
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
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
        return "wj";
    }

    @Override
    public String start(Draws draws) {
        int first = draws.between(2, 9);
        int second = draws.between(2, 9);
        return state(first, second, draws.between(0, first), draws.between(0, second));
    }

    private static String state(int first, int second, int inFirst, int inSecond) {
        return first + "," + second + ":" + inFirst + "." + inSecond;
    }

    @Override
    public Map<String, String> moves(String state) {
        int a = Digits.at(state, 0);
        int b = Digits.at(state, 2);
        int inA = Digits.at(state, 4);
        int inB = Digits.at(state, 6);
        int toB = Math.max(0, Math.min(inA, b - inB));
        int toA = Math.max(0, Math.min(inB, a - inA));
        Map<String, String> moves = new LinkedHashMap<>();
        moves.put("a+", state(a, b, a, inB));
        moves.put("b+", state(a, b, inA, b));
        moves.put("a-", state(a, b, 0, inB));
        moves.put("b-", state(a, b, inA, 0));
        moves.put("a>b", state(a, b, inA - toB, inB + toB));
        moves.put("b>a", state(a, b, inA + toA, inB - toA));
        return moves;
    }

    @Override
    public boolean isGoal(String state, String goal) {
        return state.charAt(4) == goal.charAt(0) || state.charAt(6) == goal.charAt(0);
    }

    @Override
    public String goal(String state, Draws draws) {
        return state.substring(draws.chance(0.5) ? 4 : 6).substring(0, 1);
    }
}
