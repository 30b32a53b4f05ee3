package dev.hone.training.rollout;

import dev.hone.engine.Completion;
import dev.hone.foundation.Key;
import dev.hone.tasks.Verdict;
import dev.hone.training.tokens.Origin;
import java.util.List;
import java.util.OptionalDouble;

/// One completion of one problem and what became of it; the record that everything after sampling reads.
///
/// The score is the verifier's, the reward comes from shaping, the advantages from the estimator; each stage gives a
/// new record that knows one thing more. A rollout that the verifier could not judge has neither score nor reward nor
/// advantages, whatever comes after.
///
/// - `stream`: the key whose random numbers drew the tokens, one a position: with the weights of `versions` it makes
///   the same completion again
/// - `completion`: token ids, log-probabilities of policy and behaviour, entropies, stop reason
/// - `text`: the completion as the verifier read it
/// - `referenceLogProbs`: one a token, or empty where no reference is in play
/// - `parts`: what the reward was added up from, or nothing where it is the score
/// - `turnRewards`: what a world gave for each turn that it answered, as parts of the score; empty where there was none
/// - `values`: what a critic expects, before each token and behind the last (0 where the completion ended by itself),
///   or empty where no critic is in play
/// - `advantages`: one a token, or empty until estimated
/// - `origin`: whether the policy drew it for this batch, or it entered the batch in another way
///
/// Units: natural logarithms, nats; scores in [0, 1].
/// Throws: `IllegalArgumentException` where lengths differ, or a reward is not finite or belongs to no score.
public record Rollout(
        RolloutId id,
        Key stream,
        Versions versions,
        Completion completion,
        String text,
        Verdict verdict,
        OptionalDouble reward,
        List<RewardPart> parts,
        List<Double> turnRewards,
        float[] referenceLogProbs,
        float[] values,
        float[] advantages,
        Origin origin) {

    private static final float[] NONE = new float[0];

    public Rollout {
        parts = List.copyOf(parts);
        turnRewards = List.copyOf(turnRewards);
        if (reward.isPresent()) {
            if (!Double.isFinite(reward.getAsDouble())) {
                throw new IllegalArgumentException("rollout " + id + ": the reward is " + reward.getAsDouble());
            }
            if (verdict.score().isEmpty()) {
                throw new IllegalArgumentException("rollout " + id + " has a reward, but was not judged: "
                        + verdict.reason());
            }
        }
        require(id, "reference log-probabilities", referenceLogProbs, completion.length());
        require(id, "advantages", advantages, completion.length());
        if (values.length != 0 && values.length != completion.length() + 1) {
            throw new IllegalArgumentException("rollout " + id + ": " + values.length + " values for "
                    + completion.length() + " tokens and what is behind them");
        }
    }

    /// A rollout that was just judged: its reward is its score until it is shaped.
    public static Rollout judged(
            RolloutId id, Key stream, Versions versions, Completion completion, String text, Verdict verdict) {
        return new Rollout(id, stream, versions, completion, text, verdict, verdict.score(), List.of(),
                List.of(), NONE, NONE, NONE, Origin.SAMPLED);
    }

    /// The same, all of whose tokens one version of the weights drew.
    public static Rollout judged(
            RolloutId id, Key stream, int version, Completion completion, String text, Verdict verdict) {
        return judged(id, stream, Versions.of(version), completion, text, verdict);
    }

    /// The same with another reward.
    public Rollout withReward(double value) {
        return new Rollout(id, stream, versions, completion, text, verdict, OptionalDouble.of(value), parts,
                turnRewards, referenceLogProbs, values, advantages, origin);
    }

    /// The same with a reward that is the weighted sum of these.
    public Rollout withParts(List<RewardPart> rewards) {
        double sum = 0;
        for (RewardPart part : rewards) {
            sum += part.weighted();
        }
        return new Rollout(id, stream, versions, completion, text, verdict, OptionalDouble.of(sum), rewards,
                turnRewards, referenceLogProbs, values, advantages, origin);
    }

    /// The same with another verdict, from which its reward begins again.
    public Rollout withVerdict(Verdict other) {
        return new Rollout(id, stream, versions, completion, text, other, other.score(), List.of(),
                turnRewards, referenceLogProbs, values, advantages, origin);
    }

    /// The same with what a world gave for each turn.
    public Rollout withTurnRewards(List<Double> rewards) {
        return new Rollout(id, stream, versions, completion, text, verdict, reward, parts, rewards,
                referenceLogProbs, values, advantages, origin);
    }

    /// The same with the reference's log-probabilities.
    public Rollout withReference(float[] logProbs) {
        return new Rollout(id, stream, versions, completion, text, verdict, reward, parts, turnRewards, logProbs,
                values, advantages, origin);
    }

    /// The same with a critic's values, one more than tokens.
    public Rollout withValues(float[] others) {
        return new Rollout(id, stream, versions, completion, text, verdict, reward, parts, turnRewards,
                referenceLogProbs, others, advantages, origin);
    }

    /// The same with advantages, one a token.
    public Rollout withAdvantages(float[] others) {
        return new Rollout(id, stream, versions, completion, text, verdict, reward, parts, turnRewards,
                referenceLogProbs, values, others, origin);
    }

    /// The same completion under another name, of another origin, as it was when it was just judged.
    public Rollout as(RolloutId other, Origin from) {
        return new Rollout(other, stream, versions, completion, text, verdict, verdict.score(), List.of(),
                turnRewards, NONE, NONE, NONE, from);
    }

    /// What the verifier gave, or nothing where it could not judge.
    public OptionalDouble score() {
        return verdict.score();
    }

    /// What shaping starts from: the sum of the parts, or the score where there are none. Nothing where the verifier
    /// could not judge.
    public OptionalDouble unshaped() {
        return parts.isEmpty() || !isJudged()
                ? score()
                : OptionalDouble.of(parts.stream().mapToDouble(RewardPart::weighted).sum());
    }

    /// Whether the verifier could judge. Only such rollouts belong to a baseline and to a loss.
    public boolean isJudged() {
        return verdict.score().isPresent();
    }

    /// Tokens of the completion.
    public int length() {
        return completion.length();
    }

    private static void require(RolloutId id, String what, float[] numbers, int tokens) {
        if (numbers.length != 0 && numbers.length != tokens) {
            throw new IllegalArgumentException(
                    "rollout " + id + ": " + numbers.length + " " + what + " for " + tokens + " tokens");
        }
    }
}
