package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.grid.CellGrid;
import java.util.List;

/// Grids of coloured cells that change by a rule which examples show: three pairs of 3 x 3 grids such as
/// `ag100/020/000>001/020/000`, then the one to change.
///
/// 0 is empty. `r` turns a quarter clockwise, `h` exchanges left and right, `v` top and bottom, `t` rows and columns;
/// `g` lets coloured cells fall down, `w` exchanges colours 1 and 2, `o` gives every coloured cell colour 1, `s` moves
/// all rows down by one, the last to the top. See [RuleInduction].
///
/// Source of the kind of task: Chollet, "On the Measure of Intelligence", arXiv:1911.01547 (ARC).
public record GridPuzzles() implements RuleInduction {
    private static final String GRID = "[0-2]{3}/[0-2]{3}/[0-2]{3}";
    private static final String PAIR = GRID + ">" + GRID;
    private static final Form FORM = Form.of(
            "ag100/020/000>001/020/000,000/110/000>000/011/000,200/000/100>002/000/001:220/000/010=",
            "ag(" + PAIR + "," + PAIR + "," + PAIR + "):(" + GRID + ")=");
    private static final int SIZE = 3;
    private static final List<NamedRule> RULES = List.of(
            new NamedRule("r", grid -> CellGrid.read(grid).turned().text()),
            new NamedRule("h", grid -> CellGrid.read(grid).mirrored().text()),
            new NamedRule("v", grid -> CellGrid.read(grid).flipped().text()),
            new NamedRule("t", grid -> CellGrid.read(grid).transposed().text()),
            new NamedRule("g", GridPuzzles::fallen),
            new NamedRule("w", grid -> grid.replace('2', '3').replace('1', '2').replace('3', '1')),
            new NamedRule("o", grid -> grid.replace('2', '1')),
            new NamedRule("s", grid -> grid.substring(8) + "/" + grid.substring(0, 7)));

    @Override
    public String name() {
        return "arc-grids";
    }

    @Override
    public String description() {
        return "grids of coloured cells that change by a rule: " + FORM.example();
    }

    @Override
    public TaskGroup group() {
        return TaskGroup.INDUCTION;
    }

    @Override
    public Accuracy expected(Style style) {
        return switch (style) {
            case STEPS -> Accuracy.ALWAYS;
            case SLOPPY -> new Accuracy(0.8, 0.95);
            case BUGGY -> new Accuracy(0.25, 0.45);
            case GUESS -> new Accuracy(0, 0.15);
        };
    }

    private static String fallen(String text) {
        CellGrid grid = CellGrid.read(text);
        return CellGrid.of(SIZE, SIZE, (r, c) -> {
            String column = ("" + grid.at(0, c) + grid.at(1, c) + grid.at(2, c)).replace("0", "");
            int place = r - SIZE + column.length();
            return place < 0 ? '0' : column.charAt(place);
        }).text();
    }

    @Override
    public List<NamedRule> rules() {
        return RULES;
    }

    @Override
    public Form question() {
        return FORM;
    }

    @Override
    public String letters() {
        return "ag";
    }

    @Override
    public String characters() {
        return "012";
    }

    @Override
    public String input(Draws draws) {
        return CellGrid.random(draws, SIZE, SIZE, "00012").text();
    }
}
