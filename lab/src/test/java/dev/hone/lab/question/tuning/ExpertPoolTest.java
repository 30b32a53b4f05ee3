package dev.hone.lab.question.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.hone.foundation.Key;
import dev.hone.lab.protocol.Settings;
import dev.hone.lab.world.MoveMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpertPoolTest {
    private final MoveMap map = MoveMap.of(Key.of(1), 12);
    private final List<MoveMap.State> states = map.states();

    private ExpertPool pool(String... more) {
        return ExpertPool.of(map, Settings.of(
                "experts=8", "region=0.3", "regions=spread", "turns=own", "kind=blind", "noise=0.2", "first=0")
                .with(Settings.of(more)));
    }

    private double mean(ExpertPool pool, MapExpert expert, double temperature) {
        return states.stream()
                .mapToDouble(s -> pool.optimal(s, ExpertPool.sharpened(expert.chances(map, s), temperature)))
                .average()
                .orElseThrow();
    }

    @Test
    void sharpensByHand() {
        assertThat(ExpertPool.sharpened(new double[] {0.5, 0.25, 0.25, 0}, 0.5))
                .containsExactly(new double[] {2 / 3.0, 1 / 6.0, 1 / 6.0, 0}, offset(1e-12));
        assertThat(ExpertPool.sharpened(new double[] {0.4, 0.4, 0.2, 0}, 0)).containsExactly(0.5, 0.5, 0, 0);
    }

    @Test
    void anExpertIsBlindInItsFieldsAlone() {
        ExpertPool pool = pool();
        MapExpert expert = pool.experts().getFirst();
        for (MoveMap.State s : states) {
            double right = pool.optimal(s, ExpertPool.sharpened(expert.chances(map, s), 0));
            assertThat(right).isEqualTo(expert.fields().contains(s.place()) ? 0 : 1);
        }
        assertThat(expert.fields()).hasSize(16); // 30 % of 52
    }

    @Test
    void aMixtureIsNoBetterThanItsBestExpertAndItsModeIs() {
        ExpertPool pool = pool();
        double best = mean(pool, pool.best(states), 1);
        double mixed = states.stream().mapToDouble(s -> pool.optimal(s, pool.mixture(s))).average().orElseThrow();
        double mode = states.stream().mapToDouble(s -> pool.optimal(s, ExpertPool.sharpened(pool.mixture(s), 0)))
                .average().orElseThrow();
        assertThat(mixed).isLessThanOrEqualTo(best);
        assertThat(mode).isEqualTo(1);
    }

    @Test
    void oneCommonBlindnessStaysInTheMode() {
        ExpertPool pool = pool("regions=same");
        double mode = states.stream().mapToDouble(s -> pool.optimal(s, ExpertPool.sharpened(pool.mixture(s), 0)))
                .average().orElseThrow();
        assertThat(mode).isCloseTo(mean(pool, pool.experts().getFirst(), 0), offset(1e-12));
        assertThat(pool("first=0.5").shares()).startsWith(0.5, 0.5 / 7);
    }
}
