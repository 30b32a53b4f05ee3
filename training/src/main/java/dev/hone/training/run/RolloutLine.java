package dev.hone.training.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// One rollout as the index of a run's rollouts shows it; its numbers per token lie at `offset` of the block file.
///
/// `id` is the rollout's name, `STEP.GROUP.SAMPLE`. `number` is its problem's place in the run's stream of problems.
/// `score` and `reward` are absent where the verifier could not judge; `advantage` is that of the first token, 0 where
/// the rollout was not trained on. `rewards` are those that were added up, by name and before weights, without those
/// that had nothing to say; empty where the reward is the score. `version` is that of the weights that drew its first
/// token (how many steps had been done), `changes` are the tokens from which later weights went on; `updates` counts
/// the optimizer steps that saw it, `values` a critic's numbers of it, absent where there was none. `origin` says where
/// it came from if the policy did not simply draw it for its step.
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RolloutLine(
        String id,
        long number,
        String family,
        String problem,
        String prompt,
        String reference,
        String text,
        String stop,
        String verdict,
        String reason,
        OptionalDouble score,
        OptionalDouble reward,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> rewards,
        double advantage,
        int version,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<VersionChange> changes,
        int updates,
        OptionalInt values,
        int promptTokens,
        int tokens,
        long offset,
        Optional<String> origin) {
    public RolloutLine {
        rewards = rewards == null ? Map.of() : new LinkedHashMap<>(rewards); // lines of 0.1.0 have none
        origin = origin == null ? Optional.empty() : origin;
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /// The version that drew each token.
    ///
    /// Shapes: one a token.
    public int[] versions() {
        int[] versions = new int[tokens];
        Arrays.fill(versions, version);
        changes.forEach(c -> Arrays.fill(versions, c.token(), tokens, c.version()));
        return versions;
    }

    /// The step that made it, as its name says.
    public int step() {
        return Integer.parseInt(id.substring(0, id.indexOf('.')));
    }
}
