package dev.hone.engine.combine;

import java.util.List;

/// Contrastive decoding on logits: the amateur's part is a penalty beside the expert's own logits.
///
/// s[v] = (1 + beta) z_expert[v] - beta z_amateur[v] where z_expert[v] >= log alpha + max z_expert, else minus infinity
///
/// Computed as z + beta (z - z_amateur): with alpha 0 and beta 0, or alpha 0 and an amateur of the same logits, the
/// bits are those of the expert alone.
///
/// Throws: `IllegalArgumentException` if alpha does not lie in [0, 1], or beta is negative.
/// Source: O'Brien and Lewis, arXiv:2309.09117.
public record LogitContrast(double alpha, double beta) implements LogitArithmetic {
    public LogitContrast {
        Plausibility.require(alpha);
        if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("beta must not be negative: " + beta);
        }
    }

    @Override
    public List<String> roles() {
        return List.of("amateur");
    }
}
