package dev.hone.tasks.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.families.GridPuzzles;
import dev.hone.tasks.families.RowPuzzles;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridTasksTest {
    private static final CellGrid GRID = CellGrid.read("012/345");

    @Test
    void symmetriesByHand() {
        assertThat(Arrays.stream(Symmetry.values()).map(s -> s.apply(GRID).text())).containsExactly(
                "012/345", "30/41/52", "543/210", "25/14/03", "210/543", "345/012", "03/14/25", "52/41/30");
    }

    @Test
    void whatIsTurnedIsTurnedBack() {
        for (Symmetry s : Symmetry.values()) {
            assertThat(s.inverse().apply(s.apply(GRID))).isEqualTo(GRID);
        }
        for (int i = 0; i < 20; i++) {
            Recolouring r = Recolouring.random(Key.of(i).draws(), 9);
            assertThat(r.inverse().apply(r.apply(GRID))).isEqualTo(GRID);
            assertThat(r.apply(GRID).at(0, 0)).isEqualTo('0');
        }
    }

    @Test
    void coloursByHand() {
        assertThat(new Recolouring("213456789").apply(CellGrid.read("0123")).text()).isEqualTo("0213");
        assertThat(Recolouring.NONE.apply(GRID)).isEqualTo(GRID);
        assertThat(Recolouring.random(Key.of(3).draws(), 2).to()).endsWith("3456789");
        assertThatThrownBy(() -> new Recolouring("113456789")).hasMessageContaining("each of 123456789 once");
    }

    @Test
    void everyPromptOfTheFamiliesIsReadAndWrittenAgain() {
        for (TaskFamily family : List.of(new GridPuzzles(), new RowPuzzles())) {
            for (int i = 0; i < 50; i++) {
                Problem problem = family.problem(Key.of(i).draws(), 1 + i % 2);
                GridNotation notation = GridNotation.of(problem.prompt()).orElseThrow();
                GridTask task = notation.read(problem.prompt());
                assertThat(task.demonstrations()).hasSize(3);
                assertThat(notation.prompt(task)).isEqualTo(problem.prompt());
                CellGrid answer = GridNotation.answer("#" + problem.reference()).orElseThrow();
                assertThat(family.verify(problem, notation.completion(answer)))
                        .isInstanceOf(Verdict.Correct.class);
            }
        }
        assertThat(GridNotation.of("c17+25=")).isEmpty();
        assertThat(GridNotation.of("xy1>2:3=")).isEmpty();
        assertThatThrownBy(() -> GridNotation.ARC.read("ag1>2:3=")).hasMessageContaining("no task of grids");
    }

    @Test
    void eachPairIsAskedOnce() {
        GridTask task = GridNotation.ARC.read("arc1>2,3>4,5>6:7=");
        assertThat(LeaveOneOut.of(task).stream()
                .map(l -> GridNotation.ARC.prompt(l.task()) + l.answer().text()))
                .containsExactly("arc3>4,5>6:1=2", "arc1>2,5>6:3=4", "arc1>2,3>4:5=6");
        assertThat(GridNotation.ARC.prompt(LeaveOneOut.of(GridNotation.ARC.read("arc1>2:3=")).getFirst().task()))
                .isEqualTo("arc:1=");
        assertThat(GridNotation.ARC.read("arc:1=").demonstrations()).isEmpty();
    }

    @Test
    void anAnswerIsAGridBehindTheLastMark() {
        var verifier = new GridAnswer();
        assertThat(verifier.verify("01/10", "so #11/11 no #01/10 ")).isInstanceOf(Verdict.Correct.class);
        assertThat(verifier.verify("01/10", "#01/11")).isInstanceOf(Verdict.Incorrect.class);
        assertThat(verifier.verify("01/10", "01/10")).isInstanceOf(Verdict.Unparseable.class);
        assertThat(verifier.verify("01/10", "#01/1")).isInstanceOf(Verdict.Unparseable.class);
        assertThat(verifier.verify("01/10", "#")).isInstanceOf(Verdict.Unparseable.class);
    }
}
