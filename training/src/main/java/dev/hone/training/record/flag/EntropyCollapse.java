package dev.hone.training.record.flag;

import java.util.Optional;
import java.util.OptionalDouble;

/// The policy stopped trying other things although it is not yet good.
///
/// The mean entropy of the last `window` steps is below `share` of that of the first, and accuracy below `solved`: a
/// policy that answers nearly everything right may be sure of itself.
///
/// Units: nats a token.
/// Throws: `IllegalArgumentException` if the window is below 1 or a share not in (0, 1).
/// Source: the collapse is described in arXiv:2505.22617; the thresholds are ours.
public record EntropyCollapse(int window, double share, double solved) implements FlagRule {
    public EntropyCollapse {
        if (window < 1 || !(share > 0 && share < 1) || !(solved > 0 && solved <= 1)) {
            throw new IllegalArgumentException("a window of at least 1 step and shares in (0, 1): " + window + ", "
                    + share + ", " + solved);
        }
    }

    /// Three steps, a tenth of the entropy, 90 % right.
    public EntropyCollapse() {
        this(3, 0.1, 0.9);
    }

    @Override
    public String name() {
        return "entropy-collapse";
    }

    @Override
    public String meaning() {
        return "The policy stopped trying other things although it is not yet good.";
    }

    @Override
    public Optional<String> at(Series series) {
        OptionalDouble first = series.first("entropy", window);
        OptionalDouble last = series.last("entropy", window);
        OptionalDouble accuracy = series.last("accuracy", window);
        if (first.isEmpty() || last.isEmpty() || accuracy.isEmpty()
                || last.getAsDouble() >= share * first.getAsDouble() || accuracy.getAsDouble() >= solved) {
            return Optional.empty();
        }
        return Optional.of(("entropy fell from %.3f to %.4f nats a token at an accuracy of %.0f %%: the policy hardly "
                + "tries anything else any more; clip higher, add an entropy bonus, or lower the learning rate")
                .formatted(first.getAsDouble(), last.getAsDouble(), 100 * accuracy.getAsDouble()));
    }
}
