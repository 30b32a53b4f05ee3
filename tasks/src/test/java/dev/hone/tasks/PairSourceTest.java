package dev.hone.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.registry.TaskSpec;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairSourceTest {
    private static PairSource source(TaskSpec... specs) {
        return new PairSource(TaskSpec.mixture(List.of(specs)), Split.TRAIN, Key.of(1));
    }

    @Test
    void theChosenCompletionIsRightAndTheRejectedOneIsNot() {
        PairSource source = source(TaskSpec.of("chains"), TaskSpec.of("sorting"));
        for (int i = 0; i < 50; i++) {
            PreferencePair pair = source.pair(i);
            TaskFamily family = source.mixture().family(pair.problem());
            assertThat(family.verify(pair.problem(), pair.chosen()).score()).hasValue(1);
            assertThat(family.verify(pair.problem(), pair.rejected()).score().orElseThrow()).isLessThan(1);
            assertThat(family.split(pair.problem())).isEqualTo(Split.TRAIN);
        }
    }

    @Test
    void aPairIsAFunctionOfItsNumber() {
        assertThat(source(TaskSpec.of("chains")).pair(7)).isEqualTo(source(TaskSpec.of("chains")).pair(7));
        var problems = new HashSet<String>();
        for (int i = 0; i < 20; i++) {
            problems.add(source(TaskSpec.of("chains")).pair(i).problem().prompt());
        }
        assertThat(problems).hasSizeGreaterThan(15);
    }

    @Test
    void stylesThatAreAlwaysRightMakeNoPair() {
        PairSource source = source(TaskSpec.of("chains").styles(StyleWeights.only(Style.STEPS)));
        assertThatThrownBy(() -> source.pair(0))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("gave no wrong one")
                .hasMessageContaining("other styles");
    }
}
