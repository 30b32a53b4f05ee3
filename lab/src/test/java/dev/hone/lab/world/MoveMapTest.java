package dev.hone.lab.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.Key;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoveMapTest {
    private static final int UP = 0;
    private static final int RIGHT = 1;
    private static final int DOWN = 2;
    private static final int LEFT = 3;

    @Test
    void withoutWallsTheDistanceIsThatOfStreets() {
        var map = new MoveMap(new boolean[64]);
        var state = new MoveMap.State(0, 2 * 8 + 3);
        assertThat(state.prompt()).isEqualTo("a0d2=");
        assertThat(map.distance(state)).isEqualTo(5);
        assertThat(IntStream.range(0, 4).filter(m -> map.optimal(state, m))).containsExactly(RIGHT, DOWN);
        assertThat(map.step(0, UP)).isZero();
        assertThat(map.step(0, LEFT)).isZero();
        assertThat(map.step(7, RIGHT)).isEqualTo(7);
        assertThat(map.states()).hasSize(64 * 63);
    }

    @Test
    void wallsAreWalkedAround() {
        boolean[] wall = new boolean[64];
        wall[1] = true;
        wall[9] = true;
        var map = new MoveMap(wall);
        assertThat(map.distance(new MoveMap.State(0, 2))).isEqualTo(6);
        assertThat(map.step(0, RIGHT)).isZero();
        wall[8] = true;
        assertThatThrownBy(() -> new MoveMap(wall)).hasMessageContaining("no way");
    }

    @Test
    void neighboursInTheListAreNeighboursOnTheMap() {
        var fields = new MoveMap(new boolean[64]).fields();
        for (int i = 1; i < fields.size(); i++) {
            int a = fields.get(i - 1);
            int b = fields.get(i);
            assertThat(Math.abs(a / 8 - b / 8) + Math.abs(a % 8 - b % 8)).isEqualTo(1);
        }
        assertThat(MoveMap.of(Key.of(3), 12).fields()).hasSize(52).doesNotHaveDuplicates();
    }
}
