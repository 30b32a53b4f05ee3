package dev.hone.training.supplement;

import static dev.hone.training.rollout.Rollouts.RIGHT;
import static dev.hone.training.rollout.Rollouts.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.rollout.Rollouts;
import dev.hone.training.tokens.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayBufferTest {
    private static Group group(int problem, int version) {
        Completion c = Rollouts.rollout(0, 0, 2, StopReason.END_TOKEN, RIGHT).completion();
        var rollout = Rollout.judged(
                new RolloutId(version + 1, 0, 0), Key.of(version), version, c, "v" + version, RIGHT);
        return Rollouts.group(problem, RIGHT).withRollouts(List.of(rollout));
    }

    private static List<String> texts(List<Rollout> rollouts) {
        return rollouts.stream().map(Rollout::text).toList();
    }

    @Test
    void theNewestOfAProblemComeFirstAndTheOldestGo() {
        ReplayBuffer buffer = ReplayBuffer.EMPTY;
        for (int version = 0; version < 4; version++) {
            buffer = buffer.with(List.of(group(1, version)), 3, 9);
        }
        Group one = group(1, 0);
        assertThat(texts(buffer.of(one.problem(), 0))).containsExactly("v3", "v2", "v1");
        assertThat(texts(buffer.of(one.problem(), 2))).containsExactly("v3", "v2");
        assertThat(buffer.of(group(2, 0).problem(), 0)).isEmpty();
        assertThat(buffer.size()).isEqualTo(3);
    }

    @Test
    void theProblemThatWasSolvedLongestAgoIsForgotten() {
        ReplayBuffer buffer = ReplayBuffer.EMPTY.with(List.of(group(1, 0), group(2, 0)), 1, 2)
                .with(List.of(group(1, 1)), 1, 2)
                .with(List.of(group(3, 2)), 1, 2);
        assertThat(buffer.groups()).extracting(g -> g.problem().id()).containsExactly("p1", "p3");
    }

    @Test
    void whatIsStoredComesBackBitForBit() {
        float[] odd = {-0.1f, Float.MIN_VALUE, -1e-30f};
        var completion = new Completion(
                new int[] {7, 8}, new int[] {1, 2, 3}, odd, new float[] {-0.2f, -0.3f, -3.1415927f}, odd,
                new boolean[] {true, false, true}, StopReason.LENGTH);
        var rollout = Rollout.judged(new RolloutId(4, 3, 2), Key.of(99).at("x"), 3, completion, "a\n\"b\"",
                new Verdict.Partial(0.1, "a part"));
        Group group = new Group(Rollouts.group(1, WRONG).problem(), new int[] {7, 8}, List.of(rollout));
        Group back = StoredGroups.read(StoredGroups.write(List.of(group, group))).getLast();
        Rollout r = back.rollouts().getFirst();
        assertThat(back.problem()).isEqualTo(group.problem());
        assertThat(back.prompt()).containsExactly(7, 8);
        assertThat(r).usingRecursiveComparison().isEqualTo(rollout);
        assertThatThrownBy(() -> StoredGroups.read("{\"problem\": 1}")).isInstanceOf(InputException.class)
                .hasMessageContaining("kept rollouts");
        assertThat(StoredGroups.read("")).isEmpty();
    }

    @Test
    void aReplayedRolloutKeepsItsPolicyAndLosesWhatCameAfter() {
        Group group = Rollouts.group(5, WRONG, WRONG);
        Rollout old = group(5, 3).rollouts().getFirst().withReward(0.3).withAdvantages(new float[] {1, 1});
        Group filled = group.with(old.as(group.nextId(), Origin.REPLAYED));
        Rollout added = filled.rollouts().getLast();
        assertThat(added.id()).hasToString("0.5.2");
        assertThat(added.versions().first()).isEqualTo(3);
        assertThat(added.reward()).hasValue(1);
        assertThat(added.advantages()).isEmpty();
        assertThat(filled.sampled()).isEqualTo(group.rollouts());
        assertThat(group.isAllWrong()).isTrue();
        assertThat(filled.isAllWrong()).isFalse();
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> new ReplaySuccesses(-1, 1, 1)).hasMessageContaining("replayed completions");
        assertThatThrownBy(() -> new ReplaySuccesses(1, 0, 1)).hasMessageContaining("at least 1");
    }
}
