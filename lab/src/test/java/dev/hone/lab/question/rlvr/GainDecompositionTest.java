package dev.hone.lab.question.rlvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.lab.question.Answers;
import org.junit.jupiter.api.Test;

class GainDecompositionTest {
    @Test
    void thePartsAddUpToTheGain() {
        var before = Answers.of("#1", "#1", "#2", "work,", "work#2");
        var after = Answers.of("#1", "work#2", "work#2", "work#2", "work#1");
        var gain = GainDecomposition.of(before, after);
        assertThat(gain.form() + gain.way() + gain.within()).isCloseTo(0.6 - 0.4, within(1e-12));
    }

    @Test
    void onlyWhatChangedHasAPart() {
        var form = GainDecomposition.of(Answers.of("#2", "work,"), Answers.of("#2", "#2"));
        assertThat(form.form()).isCloseTo(0.5, within(1e-12));
        assertThat(form.way()).isZero();
        assertThat(form.within()).isZero();
        var within = GainDecomposition.of(Answers.of("#1", "work#2"), Answers.of("#2", "work#2"));
        assertThat(within.within()).isCloseTo(0.5, within(1e-12));
        var way = GainDecomposition.of(Answers.of("#1", "#1", "#1", "work#2"), Answers.of("#1", "work#2", "work#2",
                "work#2"));
        assertThat(way.way()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void workIsWhatStandsBeforeTheAnswer() {
        assertThat(GainDecomposition.works("2,3#3")).isTrue();
        assertThat(GainDecomposition.works("#3")).isFalse();
    }
}
