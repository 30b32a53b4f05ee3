package dev.hone.engine.combine;

import java.util.List;

/// Prefers what an expert, the base, says more than an amateur does, among the tokens that the expert finds plausible.
///
/// s[v] = log p_expert[v] - log p_amateur[v] where p_expert[v] >= alpha max p_expert, else minus infinity
///
/// The amateur's logits are divided by `temperature` first. The log-probabilities that are reported are those of
/// softmax(s). Expert and amateur alike leave the plausible tokens equally likely.
///
/// Throws: `IllegalArgumentException` if alpha does not lie in [0, 1], or the temperature is not positive.
/// Source: Li et al., arXiv:2210.15097, who search by beams (here the score is a policy, to be drawn from or taken
/// greedily) and may show the amateur less of the text (here both see all of it).
public record ContrastiveDecoding(double alpha, double temperature) implements LogitArithmetic {
    public ContrastiveDecoding {
        Plausibility.require(alpha);
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the amateur's temperature must be positive: " + temperature);
        }
    }

    @Override
    public List<String> roles() {
        return List.of("amateur");
    }
}
