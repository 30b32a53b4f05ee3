package dev.hone.tasks.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.tasks.search.TraceReplay.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A small tree: `a` has `b` and `c`, `b` has `d` and `e`, `c` has `f`; the goal is `f`. A move is `+` and a letter.
class TraceTest {
    private record Tree() implements StateSpace<String> {
        @Override
        public String start() {
            return "a";
        }

        @Override
        public List<String> children(String state) {
            return switch (state) {
                case "a" -> List.of("b", "c");
                case "b" -> List.of("d", "e");
                case "c" -> List.of("f");
                default -> List.of();
            };
        }

        @Override
        public boolean goal(String state) {
            return state.equals("f");
        }

        @Override
        public String move(String state) {
            return "+" + state;
        }

        @Override
        public String name(String state) {
            return state;
        }

        @Override
        public Read<String> read(String from, String text, int at) {
            if (text.charAt(at) != '+' || at + 1 == text.length()) {
                return new Read.Illegal<>(at + 1);
            }
            String to = text.substring(at + 1, at + 2);
            return children(from).contains(to) ? new Read.Legal<>(to, at + 2) : new Read.Illegal<>(at + 2);
        }
    }

    private final Tree tree = new Tree();

    private String written(Searcher searcher, String order) {
        return TraceWriter.text(tree, searcher.run(tree, order::indexOf));
    }

    @Test
    void depthFirstGoesBackFromDeadEnds() {
        assertThat(written(new Searcher.DepthFirst(99), "abcdef")).isEqualTo("+b+dX<+eX<<+c+fY");
        assertThat(written(new Searcher.DepthFirst(99), "acbdef")).isEqualTo("+c+fY");
        // A search that is cut off ends with what it did last, without the way back.
        assertThat(written(new Searcher.DepthFirst(3), "abcdef")).isEqualTo("+b+dX<+eX");
    }

    @Test
    void beamsGoLevelByLevel() {
        assertThat(written(new Searcher.Beam(9, 99), "abcdef")).isEqualTo("+b&a:+c&b:+d&b:+e&c:+fY");
        // A beam of one that keeps b misses the goal.
        assertThat(written(new Searcher.Beam(1, 99), "abcdef")).isEqualTo("+b&a:+c&b:+d&b:+e");
        assertThat(new Searcher.Beam(1, 99).run(tree, "abcdef"::indexOf).goal()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAsItWasSearched() {
        for (Searcher searcher : List.of(
                new Searcher.DepthFirst(99), new Searcher.Beam(1, 99), new Searcher.Beam(2, 99),
                new Searcher.DepthFirst(2))) {
            Search<String> search = searcher.run(tree, "abcdef"::indexOf);
            TraceReader.Read<String> read = TraceReader.read(tree, TraceWriter.text(tree, search) + "#answer+z");
            assertThat(read.visited()).isEqualTo(search.visited());
            assertThat(read.replay().legality()).isEqualTo(1);
            assertThat(read.replay().reached()).isEqualTo(search.goal().isPresent());
        }
    }

    @Test
    void stepsAreJudged() {
        var marks = new ArrayList<Mark>();
        marks.addAll(TraceReader.read(tree, "+bX<+b+z?<<<&q:&b:+dY").replay().marks());
        assertThat(marks).containsExactly(
                Mark.LEGAL, // to b
                Mark.ILLEGAL, // b has children
                Mark.LEGAL, // back to a
                Mark.REPEATED, // b again
                Mark.ILLEGAL, Mark.ILLEGAL, // no such child, no move
                Mark.LEGAL, Mark.ILLEGAL, Mark.ILLEGAL, // back to a, and no further
                Mark.ILLEGAL, // q was never visited
                Mark.LEGAL, Mark.LEGAL, // on to b, then d
                Mark.ILLEGAL); // d is no goal
        assertThat(TraceReader.read(tree, "+c+fY").replay().reached()).isTrue();
        assertThat(TraceReader.read(tree, "+c+f").replay().reached()).isFalse(); // reached, but not said
        assertThat(TraceReader.read(tree, "+c+f#Y").replay().reached()).isFalse();
        assertThat(TraceReader.read(tree, "&").replay().marks()).containsExactly(Mark.ILLEGAL);
        assertThat(TraceReader.read(tree, "").replay().legality()).isEqualTo(1);
    }
}
