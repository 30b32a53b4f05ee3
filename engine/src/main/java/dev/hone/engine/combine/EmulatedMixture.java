package dev.hone.engine.combine;

import java.util.List;

/// Two tunings of one reference, mixed at decoding time and attached to the base.
///
/// log p[v] = log p_base[v] + m (log p_first[v] - log p_reference[v])
///            + (1 - m) (log p_second[v] - log p_reference[v]) - log Z, with the mix m and the nucleus of
/// [EmulatedFineTuning]
///
/// A mix of 1 has the bits of [EmulatedFineTuning] with the first model, 0 those with the second.
///
/// Throws: `IllegalArgumentException` if the mix does not lie in [0, 1], or `topP` not in (0, 1].
/// Source: Mitchell et al., arXiv:2310.12962.
public record EmulatedMixture(double mix, double topP) implements LogitArithmetic {
    public EmulatedMixture {
        if (!(mix >= 0 && mix <= 1)) {
            throw new IllegalArgumentException("mix must lie in [0, 1]: " + mix);
        }
        Nucleus.require(topP);
    }

    @Override
    public List<String> roles() {
        return List.of("first tuned", "second tuned", "reference");
    }
}
