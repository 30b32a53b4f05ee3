package dev.hone.training.testtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.Key;
import dev.hone.tasks.grid.CellGrid;
import dev.hone.tasks.grid.GridNotation;
import dev.hone.tasks.grid.GridTask;
import dev.hone.tasks.grid.Symmetry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HierarchicalVoteTest {
    private static List<CellGrid> grids(String... texts) {
        return Stream.of(texts).map(CellGrid::read).toList();
    }

    private static Map<Symmetry, List<CellGrid>> of(Object... pairs) {
        Map<Symmetry, List<CellGrid>> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((Symmetry) pairs[i], grids(((String) pairs[i + 1]).split(" ")));
        }
        return map;
    }

    @Test
    void aSymmetryHasThreeCandidates() {
        assertThat(HierarchicalVote.ranked(of(Symmetry.IDENTITY, "4 1 1 2 2 2 3 3"))).isEqualTo(grids("2", "1", "3"));
        assertThat(HierarchicalVote.ranked(Map.of())).isEmpty();
        assertThat(HierarchicalVote.flat(Map.of())).isEmpty();
    }

    @Test
    void theCandidateOfMostSymmetriesComesFirst() {
        List<CellGrid> ranked = HierarchicalVote.ranked(of(
                Symmetry.IDENTITY, "1 1 1 1", Symmetry.MIRRORED, "2 2", Symmetry.FLIPPED, "2 3"));
        assertThat(ranked).isEqualTo(grids("2", "1", "3"));
        assertThat(HierarchicalVote.flat(of(
                Symmetry.IDENTITY, "1 1 1 1", Symmetry.MIRRORED, "2 2", Symmetry.FLIPPED, "2 3")))
                .isEqualTo(grids("1", "2", "3"));
    }

    @Test
    void ofEqualsTheIdentityComesFirst() {
        assertThat(HierarchicalVote.ranked(of(
                Symmetry.MIRRORED, "2 2", Symmetry.IDENTITY, "1", Symmetry.FLIPPED, "3 3 3")))
                .isEqualTo(grids("1", "3", "2"));
    }

    @Test
    void aViewIsTurnedBack() {
        GridTask task = GridNotation.ARC.read("arc102>012,3/4>5/6:70=");
        for (int i = 0; i < 50; i++) {
            View view = View.random(Augment.BOTH, GridNotation.ARC, Key.of(i).draws());
            GridTask seen = view.of(task);
            assertThat(view.back(seen.query())).isEqualTo(task.query());
            assertThat(seen.demonstrations().stream().map(p -> view.back(p.output())))
                    .containsExactlyInAnyOrderElementsOf(
                            task.demonstrations().stream().map(p -> p.output()).toList());
            assertThat(view.of(task)).isEqualTo(seen);
        }
        assertThat(View.PLAIN.of(task)).isEqualTo(task);
    }

    @Test
    void aViewChangesWhatItIsAskedToChange() {
        GridTask task = GridNotation.GRIDS.read("ag12/00>21/00,10/02>01/20:01/20=");
        boolean turned = false;
        boolean coloured = false;
        for (int i = 0; i < 50; i++) {
            View colours = View.random(Augment.COLOURS, GridNotation.GRIDS, Key.of(i).draws());
            View geometry = View.random(Augment.GEOMETRY, GridNotation.GRIDS, Key.of(i).draws());
            assertThat(colours.symmetry()).isEqualTo(Symmetry.IDENTITY);
            assertThat(colours.of(task).query().text().replace('2', '1')).isEqualTo("01/10");
            assertThat(geometry.of(task).query().text().chars().sorted().toArray())
                    .isEqualTo("01/20".chars().sorted().toArray());
            coloured |= !colours.of(task.query()).equals(task.query());
            turned |= !geometry.of(task.query()).equals(task.query());
            assertThat(View.random(Augment.NONE, GridNotation.GRIDS, Key.of(i).draws())).isEqualTo(View.PLAIN);
            assertThat(Symmetry.OF_ROWS)
                    .contains(View.random(Augment.BOTH, GridNotation.ROWS, Key.of(i).draws()).symmetry());
        }
        assertThat(turned && coloured).isTrue();
    }
}
