package dev.hone.training.reward;

import dev.hone.reasoning.scorer.Scorer;
import java.nio.file.Path;
import java.util.Optional;

/// Who gives a named reward.
public sealed interface RewardSource {
    /// The verifier, whose score it is, or a function that the program gives.
    record Program() implements RewardSource {}

    /// The number of a reward model behind a completion's last token.
    record RewardModel(Path model) implements RewardSource {}

    /// A scorer of completions, such as a judge or a self-signal. `judge` is who answers its questions: the path of a
    /// model, or the address of a server; the policy itself where there is none.
    ///
    /// Throws: `IllegalArgumentException` for a judge whom the scorer would not ask.
    record Scored(Scorer scorer, Optional<String> judge) implements RewardSource {
        public Scored {
            if (judge.isPresent() && !scorer.consults()) {
                throw new IllegalArgumentException("the scorer " + scorer.name()
                        + " asks no judge; leave the key judge out, or take judge, pairwise-judge, rubric or"
                        + " checklist");
            }
        }

        /// Whether a server answers, whose answers nobody can compute again.
        public boolean asksServer() {
            return judge.filter(Scored::isAddress).isPresent();
        }

        /// Whether a judge's name is an address.
        public static boolean isAddress(String judge) {
            return judge.startsWith("http://") || judge.startsWith("https://");
        }
    }
}
