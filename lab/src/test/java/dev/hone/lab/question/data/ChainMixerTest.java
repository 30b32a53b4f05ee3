package dev.hone.lab.question.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Key;
import dev.hone.lab.world.AttributeChains;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainMixerTest {
    @Test
    void theNarrowFifthHasEveryValueOfEveryAttribute() {
        List<AttributeChains.Cell> wide = ChainMixer.cells("wide");
        List<AttributeChains.Cell> narrow = ChainMixer.cells("narrow");
        assertThat(wide).hasSize(180).containsAll(narrow);
        assertThat(narrow).hasSize(36);
        assertThat(narrow.stream().flatMap(c -> List.of(c.first(), c.second()).stream()).distinct()).hasSize(6);
        assertThat(narrow.stream().map(c -> c.template() % 3).distinct()).hasSize(3);
        assertThat(narrow.stream().map(c -> c.template() / 3).distinct()).hasSize(2);
        assertThat(wide).noneMatch(c -> c.template() == ChainMixer.UNSEEN_TEMPLATE)
                .noneMatch(c -> ChainMixer.unseen(c.first(), c.second()));
    }

    @Test
    void oneFactorMovesAndTheOthersStay() {
        var wide = ChainMixer.cells("wide");
        var clean = ChainMixer.mix(wide, List.of(1, 2, 3), 0, 20_000, Key.of(1));
        var noisy = ChainMixer.mix(wide, List.of(1, 2, 3), 0.3, 20_000, Key.of(1));
        assertThat(ChainMixer.quality(clean)).isEqualTo(1);
        assertThat(ChainMixer.quality(noisy)).isCloseTo(0.7, offset(0.05));
        assertThat(noisy.stream().map(s -> s.chain().prompt()).toList())
                .isEqualTo(clean.stream().map(s -> s.chain().prompt()).toList());
        assertThat(noisy.stream().mapToInt(ChainMixer.Sample::tokens).sum())
                .isEqualTo(clean.stream().mapToInt(ChainMixer.Sample::tokens).sum());
        assertThat(ChainMixer.complexity(clean)).isCloseTo(2, offset(0.1));
        assertThat(ChainMixer.cellsUsed(clean)).isBetween(150.0, 180.0);
        var narrow = ChainMixer.mix(ChainMixer.cells("narrow"), List.of(1, 2, 3), 0, 20_000, Key.of(1));
        assertThat(ChainMixer.cellsUsed(narrow)).isBetween(33.0, 36.0);
        assertThat(ChainMixer.distance(narrow)).isLessThan(ChainMixer.distance(clean));
    }
}
