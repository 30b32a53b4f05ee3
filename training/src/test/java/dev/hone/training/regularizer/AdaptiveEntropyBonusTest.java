package dev.hone.training.regularizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.run.TrainerState;
import dev.hone.training.tokens.KlEstimator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AdaptiveEntropyBonusTest {
    private static final AdaptiveEntropyBonus BONUS = new AdaptiveEntropyBonus(1, 0.25, 0, 0.5);

    @Test
    void theCoefficientFollowsTheEntropyByHand() {
        List<Double> state = BONUS.start();
        assertThat(state).containsExactly(0.0, 0.0);
        state = BONUS.next(state, 0.5);
        assertThat(state).containsExactly(0.25, 0.5);
        assertThat(BONUS.with(state)).isEqualTo(new EntropyBonus(0.25));
        state = BONUS.next(BONUS.next(state, 1), 0.9);
        assertThat(state).containsExactly(0.5, 0.9);
        state = BONUS.next(state, 1.5);
        assertThat(state).containsExactly(0.25, 1.5);
        assertThat(BONUS.with(state)).isEqualTo(new EntropyBonus(0));
        assertThat(BONUS.next(BONUS.next(state, 2), 2)).containsExactly(0.0, 2.0);
    }

    @Test
    void onlyThoseThatHaveNumbersGetThem() {
        var kl = new KlInLoss(KlEstimator.K3, 0.1);
        List<Regularizer> all = List.of(kl, BONUS, new EntropyBonus(0.1));
        List<List<Double>> states = Stateful.start(all);
        assertThat(states).hasSize(1);
        states = Stateful.next(all, states, 0.5);
        assertThat(Stateful.with(all, states)).containsExactly(kl, new EntropyBonus(0.25), new EntropyBonus(0.1));
    }

    @Test
    void aCheckpointKeepsTheNumbersAndAnOldOneHasNone() {
        TrainerState state = TrainerState.START.withRegularizers(List.of(List.of(0.25, 1.5)));
        String json = new JsonMapper().writeValueAsString(state);
        assertThat(new JsonMapper().readValue(json, TrainerState.class)).isEqualTo(state);
        String old = json.replaceAll(",?\"regularizers\":\\[\\[[^]]*]]", "");
        assertThat(old).doesNotContain("regularizers");
        assertThat(new JsonMapper().readValue(old, TrainerState.class)).isEqualTo(TrainerState.START);
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new AdaptiveEntropyBonus(1, 0, 0, 1)).hasMessageContaining("step > 0");
        assertThatThrownBy(() -> new AdaptiveEntropyBonus(1, 0.1, 2, 1)).hasMessageContaining("low <= high");
    }
}
