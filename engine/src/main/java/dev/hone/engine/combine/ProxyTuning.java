package dev.hone.engine.combine;

import java.util.List;

/// Steers a base by what tuning did to another, smaller model.
///
/// s = z_base + alpha (z_expert - z_antiexpert), so p is proportional to p_base (p_expert / p_antiexpert)^alpha
///
/// With alpha 0 the bits are those of the base alone, and so they are wherever expert and anti-expert have the same
/// logit for a token.
///
/// Units: natural logarithms. Throws: `IllegalArgumentException` if alpha is not finite.
/// Source: Liu et al., arXiv:2401.08565.
public record ProxyTuning(double alpha) implements LogitArithmetic {
    public ProxyTuning {
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha must be a number: " + alpha);
        }
    }

    @Override
    public List<String> roles() {
        return List.of("expert", "anti-expert");
    }
}
