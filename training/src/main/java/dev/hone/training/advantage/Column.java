package dev.hone.training.advantage;

import java.util.List;

/// One more thing that is known of the samples of a batch, beside rewards and lengths. Some estimators need it.
///
/// Shapes: `[group][sample]`, and `[token]` where there is one number a token; the samples are those of [Samples].
public sealed interface Column {
    /// Which column this is.
    Kind kind();

    /// Refuses a shape that is not that of the samples.
    ///
    /// @throws IllegalArgumentException with the place where they differ
    void check(Samples samples);

    /// The kinds of columns.
    enum Kind {
        /// See [Scores].
        SCORES("the verifier's scores"),
        /// See [Parts].
        PARTS("rewards by name; the recipe's 'rewards' gives them"),
        /// See [LogProbs].
        LOG_PROBS("log-probabilities of the policy that sampled"),
        /// See [ReferenceLogProbs].
        REFERENCE_LOG_PROBS("log-probabilities of a reference"),
        /// See [Entropies].
        ENTROPIES("entropies of the policy that sampled"),
        /// See [GreedyRewards].
        GREEDY_REWARDS("the reward of the most likely completion of each problem"),
        /// See [Own].
        OWN("which tokens the model drew itself"),
        /// See [Values].
        VALUES("a critic's values"),
        /// See [Steps].
        STEPS("rewards of steps or turns, and where these end"),
        /// See [Ranks].
        RANKS("effective ranks of hidden states"),
        /// See [Energies].
        ENERGIES("squared gradients of the tokens' log-probabilities"),
        /// See [OptimalValues].
        OPTIMAL_VALUES("what the best policy near the reference would earn on each problem"),
        /// See [TeacherLogProbs].
        TEACHER_LOG_PROBS("log-probabilities of teachers; the recipe's 'teachers' gives them");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /// What the column holds, in words.
        public String meaning() {
            return meaning;
        }
    }

    /// What the verifier said, before any shaping. Units: in [0, 1].
    record Scores(double[][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.SCORES;
        }

        @Override
        public void check(Samples samples) {
            Shape.perSample(samples, "scores", values);
        }
    }

    /// The rewards that were added up, each by its name; NaN where a function had nothing to say.
    record Parts(List<Part> parts) implements Column {
        /// The values of one reward function.
        public record Part(String name, double weight, double[][] values) {}

        public Parts {
            parts = List.copyOf(parts);
        }

        @Override
        public Kind kind() {
            return Kind.PARTS;
        }

        @Override
        public void check(Samples samples) {
            parts.forEach(p -> Shape.perSample(samples, "rewards '" + p.name() + "'", p.values()));
        }
    }

    /// Of the sampled tokens under the policy that sampled. Units: natural logarithms.
    record LogProbs(float[][][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.LOG_PROBS;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "log-probabilities", values);
        }
    }

    /// Of the sampled tokens under the policy that must not be left too far. Units: natural logarithms.
    record ReferenceLogProbs(float[][][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.REFERENCE_LOG_PROBS;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "reference log-probabilities", values);
        }
    }

    /// Of the distribution from which each token was drawn. Units: nats.
    record Entropies(float[][][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.ENTROPIES;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "entropies", values);
        }
    }

    /// The reward, shaped like the others, of one greedy completion of each problem. Shapes: one a group.
    record GreedyRewards(double[] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.GREEDY_REWARDS;
        }

        @Override
        public void check(Samples samples) {
            Shape.perGroup(samples, "greedy rewards", values.length);
        }
    }

    /// Which tokens the model drew; the others were forced, such as what a world answered.
    record Own(boolean[][][] flags) implements Column {
        @Override
        public Kind kind() {
            return Kind.OWN;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "marks of own tokens", flags);
        }
    }

    /// What a critic expects: `before[g][s][t]` as token t is about to be drawn, `after[g][s]` behind the last token.
    /// The latter is 0 where the completion ended by itself, and the critic's value where it was cut off.
    record Values(float[][][] before, float[][] after) implements Column {
        @Override
        public Kind kind() {
            return Kind.VALUES;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "values", before);
            Shape.perGroup(samples, "values behind the last token", after.length);
            for (int g = 0; g < after.length; g++) {
                Shape.same(samples.size(g), after[g].length, "values behind the last token", "group " + g);
            }
        }
    }

    /// A completion cut into steps or turns: step j ends before token `ends[g][s][j]` and earned `rewards[g][s][j]`
    /// beside the reward of the whole. The last step ends with the completion.
    ///
    /// In a run these are turns, and what a world gave for one is taken off the last: so it counts from its turn on,
    /// and an episode earns its reward and no more.
    record Steps(int[][][] ends, double[][][] rewards) implements Column {
        @Override
        public Kind kind() {
            return Kind.STEPS;
        }

        @Override
        public void check(Samples samples) {
            Shape.steps(samples, ends, rewards);
        }
    }

    /// Over how many directions the hidden states of each completion spread.
    record Ranks(RankTrace[][] traces) implements Column {
        @Override
        public Kind kind() {
            return Kind.RANKS;
        }

        @Override
        public void check(Samples samples) {
            Shape.perGroup(samples, "effective ranks", traces.length);
            for (int g = 0; g < traces.length; g++) {
                Shape.same(samples.size(g), traces[g].length, "effective ranks", "group " + g);
            }
        }
    }

    /// The squared norm of d(log π(token))/d(logits), 1 − 2π(token) + Σ_v π(v)²: how far a token can move the policy.
    record Energies(float[][][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.ENERGIES;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "energies", values);
        }
    }

    /// What the best policy would earn that a divergence from the reference allows. Shapes: one a group.
    record OptimalValues(double[] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.OPTIMAL_VALUES;
        }

        @Override
        public void check(Samples samples) {
            Shape.perGroup(samples, "optimal values", values.length);
        }
    }

    /// Of the sampled tokens under the teachers of the task, their weighted mean. Units: natural logarithms.
    record TeacherLogProbs(float[][][] values) implements Column {
        @Override
        public Kind kind() {
            return Kind.TEACHER_LOG_PROBS;
        }

        @Override
        public void check(Samples samples) {
            Shape.perToken(samples, "log-probabilities of teachers", values);
        }
    }
}
