package dev.hone.training.recipe;

import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.algorithm.Combination;
import java.util.List;

/// Reads the section `algorithm`: a name alone (`algorithm: grpo`), or a base and what differs from it, axis by axis.
/// A member of an axis is a name alone where its defaults serve, or a section with `name` and its settings.
final class AlgorithmSection {
    private AlgorithmSection() {}

    static Algorithm read(Section recipe, int maxTokens) {
        Section s = recipe.option("algorithm", "base");
        Algorithm a = s.has("base") ? named(s, maxTokens) : Algorithms.grpo();
        if (s.has("advantage")) {
            a = a.withAdvantage(Axes.advantages().read(s.option("advantage", "name"), a.advantage()));
        }
        if (s.has("objective")) {
            a = a.withObjective(Axes.objectives().read(s.option("objective", "name"), a.objective()));
        }
        if (s.has("aggregation")) {
            a = a.withAggregation(
                    Axes.aggregations(maxTokens).read(s.option("aggregation", "name"), a.aggregation()));
        }
        if (s.has("correction")) {
            a = a.withCorrection(Axes.corrections().read(s.option("correction", "name"), a.correction()));
        }
        if (s.has("regularizers")) {
            a = a.withRegularizers(Axes.regularizers().readAll(s.options("regularizers", "name")));
        }
        if (s.has("shaping")) {
            a = a.withShaping(Axes.shaping(maxTokens).readAll(s.options("shaping", "name")));
        }
        if (s.has("masks")) {
            a = a.withMasks(Axes.masks().readAll(s.options("masks", "name")));
        }
        if (s.has("dynamic-sampling")) {
            a = a.withSampling(Axes.samplings().read(s.option("dynamic-sampling", "name"), a.sampling()));
        }
        if (s.has("group-selection")) {
            a = a.withSelection(Axes.selections().read(s.option("group-selection", "name"), a.selection()));
        }
        if (s.has("supplements")) {
            a = a.withSupplements(Axes.supplements().readAll(s.options("supplements", "name")));
        }
        if (s.has("off-policy")) {
            a = a.withOffPolicy(Axes.offPolicies().read(s.option("off-policy", "name"), a.offPolicy()));
        }
        if (s.has("imitation")) {
            a = a.withImitation(Axes.imitations().read(s.option("imitation", "name"), a.imitation()));
        }
        Algorithm changed = Shorthands.read(s, a, maxTokens);
        return s.finish(() -> Combination.require(changed));
    }

    private static Algorithm named(Section s, int maxTokens) {
        List<String> names = Algorithms.all(maxTokens).stream().map(Algorithm::name).toList();
        return Algorithms.named(s.word("base", names), maxTokens);
    }

    /// Writes all parts, so that the text reads back to an equal algorithm.
    static void write(Outline o, Algorithm a, int maxTokens) {
        o.put("base", a.name());
        o.section("advantage", x -> Axes.advantages().write(x, a.advantage()));
        o.section("objective", x -> Axes.objectives().write(x, a.objective()));
        o.section("aggregation", x -> Axes.aggregations(maxTokens).write(x, a.aggregation()));
        o.section("correction", x -> Axes.corrections().write(x, a.correction()));
        o.sections("regularizers", a.regularizers(), Axes.regularizers()::write);
        o.sections("shaping", a.shaping(), Axes.shaping(maxTokens)::write);
        o.sections("masks", a.masks(), Axes.masks()::write);
        o.section("group-selection", x -> Axes.selections().write(x, a.selection()));
        o.section("dynamic-sampling", x -> Axes.samplings().write(x, a.sampling()));
        o.sections("supplements", a.supplements(), Axes.supplements()::write);
        o.section("off-policy", x -> Axes.offPolicies().write(x, a.offPolicy()));
        o.section("imitation", x -> Axes.imitations().write(x, a.imitation()));
    }
}
