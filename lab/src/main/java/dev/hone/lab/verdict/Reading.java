package dev.hone.lab.verdict;

import dev.hone.lab.protocol.Contrast;
import dev.hone.lab.protocol.Measure;
import dev.hone.lab.protocol.Rule;
import dev.hone.lab.statistics.Interval;
import dev.hone.lab.statistics.StudentT;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Locale;

/// Reads one comparison by its rule, as a verdict and as a sentence.
final class Reading {
    private Reading() {}

    static Verdict verdict(Rule leaf, Interval i, double[] seeds) {
        return switch (leaf) {
            case Rule.Superior r -> i.low() > 0 && i.mean() >= r.smallest()
                    ? Verdict.SUPPORTED
                    : i.high() < r.smallest() ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
            case Rule.Above r -> side(i.low() > r.bound(), i.high() < r.bound());
            case Rule.Below r -> side(i.high() < r.bound(), i.low() > r.bound());
            case Rule.Within r -> side(
                    i.low() > -r.margin() && i.high() < r.margin(), i.low() > r.margin() || i.high() < -r.margin());
            case Rule.InSeeds r -> share(seeds, r.bound()) >= r.least() ? Verdict.SUPPORTED : Verdict.REFUTED;
            case Rule.All r -> throw new IllegalStateException("not a comparison: " + r);
            case Rule.Any r -> throw new IllegalStateException("not a comparison: " + r);
            case Rule.Not r -> throw new IllegalStateException("not a comparison: " + r);
        };
    }

    private static Verdict side(boolean supported, boolean refuted) {
        return supported ? Verdict.SUPPORTED : refuted ? Verdict.REFUTED : Verdict.INCONCLUSIVE;
    }

    private static double share(double[] seeds, double bound) {
        return (double) Arrays.stream(seeds).filter(v -> v > bound).count() / seeds.length;
    }

    /// The p-value by which Holm ranks: of the value that the rule tests against.
    static double p(Rule leaf, double[] seeds) {
        return switch (leaf) {
            case Rule.Superior r -> StudentT.p(seeds, 0);
            case Rule.Above r -> StudentT.p(seeds, r.bound());
            case Rule.Below r -> StudentT.p(seeds, r.bound());
            case Rule.Within r -> Math.max(StudentT.p(seeds, -r.margin()), StudentT.p(seeds, r.margin()));
            case Rule.InSeeds r -> 0;
            case Rule.All r -> throw new IllegalStateException("not a comparison: " + r);
            case Rule.Any r -> throw new IllegalStateException("not a comparison: " + r);
            case Rule.Not r -> throw new IllegalStateException("not a comparison: " + r);
        };
    }

    static String sentence(Rule leaf, Contrast contrast, Interval i, double[] seeds, Measure.Unit unit) {
        if (leaf instanceof Rule.InSeeds r) {
            return String.format(Locale.ROOT, "%s is above %s in %.0f of %d seeds (needed: %.0f %%)", contrast.name(),
                    unit.difference(r.bound()), share(seeds, r.bound()) * seeds.length, seeds.length, 100 * r.least());
        }
        String wanted = switch (leaf) {
            case Rule.Superior r -> "above 0, and at least " + unit.difference(r.smallest());
            case Rule.Above r -> "above " + unit.difference(r.bound());
            case Rule.Below r -> "below " + unit.difference(r.bound());
            case Rule.Within r -> "within ±" + unit.difference(r.margin()).substring(1);
            default -> throw new IllegalStateException("not a comparison: " + leaf);
        };
        return String.format(Locale.ROOT, "%s is %s (%s %% interval %s to %s, %d seeds), wanted %s", contrast.name(),
                unit.difference(i.mean()), percent(i.level()), number(unit, i.low()), number(unit, i.high()),
                seeds.length,
                wanted);
    }

    private static String percent(double level) {
        return new BigDecimal(100 * level).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    private static String number(Measure.Unit unit, double value) {
        return Double.isInfinite(value) ? (value < 0 ? "−∞" : "+∞") : unit.difference(value).replaceAll(" .*", "");
    }

    static String gate(GateReport gate, Measure.Unit unit) {
        return String.format(Locale.ROOT, "%s is %s, and must be between %s and %s: %s", gate.name(),
                unit.difference(gate.value()), unit.difference(gate.low()), unit.difference(gate.high()),
                gate.meaning());
    }
}
