package dev.hone.lab.evidence;

import dev.hone.lab.protocol.Rule;
import java.math.BigDecimal;
import java.math.MathContext;

/// What a rule wants of a contrast, as a figure shows it.
///
/// @param words such as `wanted above −2 (dashed)`
/// @param bounds where the dashed lines stand
record Wanted(String words, double[] bounds) {
    private static final MathContext SHORT = new MathContext(4);

    /// @param leaf of a rule, neither `All` nor `Any` nor `Not`
    /// @param scale from the measure's unit to the one that is shown
    static Wanted of(Rule leaf, double scale) {
        return switch (leaf) {
            case Rule.Superior r when r.smallest() > 0 ->
                at("wanted above 0, at least " + spelt(r.smallest() * scale), r.smallest() * scale);
            case Rule.Superior r -> at("wanted above 0", r.smallest() * scale);
            case Rule.Above r -> at("wanted above " + spelt(r.bound() * scale), r.bound() * scale);
            case Rule.Below r -> at("wanted below " + spelt(r.bound() * scale), r.bound() * scale);
            case Rule.Within r -> at("wanted within ±" + spelt(r.margin() * scale), -r.margin() * scale,
                    r.margin() * scale);
            case Rule.InSeeds r -> at("seeds wanted above " + spelt(r.bound() * scale), r.bound() * scale);
            case Rule.All r -> throw new IllegalArgumentException("not a leaf: " + r);
            case Rule.Any r -> throw new IllegalArgumentException("not a leaf: " + r);
            case Rule.Not r -> throw new IllegalArgumentException("not a leaf: " + r);
        };
    }

    private static Wanted at(String words, double... bounds) {
        return new Wanted(words + " (dashed)", bounds);
    }

    private static String spelt(double value) {
        return new BigDecimal(value).round(SHORT).stripTrailingZeros().toPlainString().replace('-', '−');
    }
}
