package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskGroup;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rows of coloured cells that change by a rule which examples show: `ar01100222>11002220,...:00033010=` is answered
/// `00330100` where everything moves to the left.
///
/// 0 is empty. `m` moves everything one cell to the right and `n` to the left, `x` mirrors, `f` fills gaps between the
/// first and the last coloured cell with the first one's colour, `h` empties the inside of blocks, `d` drops blocks of
/// one cell,
/// `k` keeps the longest block, `w` exchanges colours (1 to 2, 2 to 3, 3 to 1), `p` packs the cells to the left. See
/// [RuleInduction].
///
/// Source of the kind of task: Xu et al., "LLMs and the Abstraction and Reasoning Corpus", arXiv:2305.18354 (1D-ARC).
public record RowPuzzles() implements RuleInduction {
    private static final String ROW = "[0-3]{8}";
    private static final String PAIR = ROW + ">" + ROW;
    private static final Form FORM = Form.of(
            "ar01100222>11002220,01000000>10000000,00300110>03001100:00033010=",
            "ar(" + PAIR + "," + PAIR + "," + PAIR + "):(" + ROW + ")=");
    private static final int WIDTH = 8;
    private static final Pattern BLOCK = Pattern.compile("([1-3])\\1*");
    private static final List<NamedRule> RULES = List.of(
            new NamedRule("m", row -> coloured("0" + row.substring(0, WIDTH - 1))),
            new NamedRule("n", row -> coloured(row.substring(1) + "0")),
            new NamedRule("x", row -> new StringBuilder(row).reverse().toString()),
            new NamedRule("f", RowPuzzles::filled),
            new NamedRule("h", row -> BLOCK.matcher(row).replaceAll(block -> hollow(block.group()))),
            new NamedRule("d", row -> coloured(BLOCK.matcher(row)
                    .replaceAll(block -> block.group().length() == 1 ? "0" : block.group()))),
            new NamedRule("k", RowPuzzles::longest),
            new NamedRule("w", row -> row.replace('3', '4').replace('2', '3').replace('1', '2').replace('4', '1')),
            new NamedRule("p", row -> padded(row.replace("0", ""))));

    @Override
    public String name() {
        return "arc-rows";
    }

    @Override
    public String description() {
        return "rows of coloured cells that change by a rule: " + FORM.example();
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
            case BUGGY -> new Accuracy(0.3, 0.45);
            case GUESS -> new Accuracy(0, 0.1);
        };
    }

    /// The row, or nothing where all of it is empty.
    private static String coloured(String row) {
        return row.chars().allMatch(c -> c == '0') ? "" : row;
    }

    private static String padded(String row) {
        return row + "0".repeat(WIDTH - row.length());
    }

    private static String hollow(String block) {
        return block.length() < 3
                ? block
                : block.charAt(0) + "0".repeat(block.length() - 2) + block.charAt(0);
    }

    private static String filled(String row) {
        String coloured = row.replaceAll("^0+|0+$", "");
        int from = row.indexOf(coloured);
        String inside = coloured.replace('0', coloured.charAt(0));
        return row.substring(0, from) + inside + row.substring(from + coloured.length());
    }

    private static String longest(String row) {
        Matcher block = BLOCK.matcher(row);
        int from = 0;
        int to = 0;
        while (block.find()) {
            if (block.end() - block.start() > to - from) {
                from = block.start();
                to = block.end();
            }
        }
        return "0".repeat(from) + row.substring(from, to) + "0".repeat(WIDTH - to);
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
        return "ar";
    }

    @Override
    public String characters() {
        return "0123";
    }

    /// Blocks with gaps between them.
    @Override
    public String input(Draws draws) {
        StringBuilder row = new StringBuilder();
        while (row.length() < WIDTH) {
            row.append("0".repeat(draws.between(0, 2)));
            row.append(String.valueOf(draws.between(1, 3)).repeat(draws.between(1, 4)));
            row.append("0".repeat(draws.between(0, 2)));
        }
        return row.substring(0, WIDTH);
    }
}
