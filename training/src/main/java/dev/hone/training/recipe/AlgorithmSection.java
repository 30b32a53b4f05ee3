package dev.hone.training.recipe;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.LeaveOneOut;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.mask.AllTokens;
import dev.hone.training.mask.LossMask;
import dev.hone.training.mask.WithoutTruncated;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.selection.DropFlat;
import dev.hone.training.selection.DynamicSampling;
import dev.hone.training.selection.KeepAll;
import dev.hone.training.selection.RefillFlat;
import dev.hone.training.selection.Variance;
import java.util.List;

/// Reads the section `algorithm`: a name alone (`algorithm: grpo`), or a base and what differs from it, axis by axis.
/// A member of an axis is a name alone where its defaults serve, or a section with `name` and its parameters.
final class AlgorithmSection {
    private static final double DEFAULT_CAP = 2;

    private AlgorithmSection() {}

    static Algorithm read(Section recipe, int maxTokens) {
        Section s = recipe.option("algorithm", "base");
        Algorithm a = s.has("base") ? named(s, maxTokens) : Algorithms.grpo();
        if (s.has("advantage")) {
            a = a.withAdvantage(advantage(s.option("advantage", "name")));
        }
        if (s.has("objective")) {
            a = a.withObjective(objective(s.option("objective", "name")));
        }
        if (s.has("aggregation")) {
            a = a.withAggregation(aggregation(s.option("aggregation", "name"), maxTokens));
        }
        if (s.has("correction")) {
            a = a.withCorrection(correction(s.option("correction", "name")));
        }
        if (s.has("mask")) {
            a = a.withMask(mask(s.option("mask", "name")));
        }
        if (s.has("dynamic-sampling")) {
            a = a.withSampling(selection(s.option("dynamic-sampling", "name")));
        }
        Algorithm axes = a;
        Additions additions = Additions.of(a).read(s, maxTokens);
        return s.finish(() -> additions.applyTo(axes, maxTokens));
    }

    private static Algorithm named(Section s, int maxTokens) {
        List<String> names = Algorithms.all(maxTokens).stream().map(Algorithm::name).toList();
        return Algorithms.named(s.word("base", names), maxTokens);
    }

    private static AdvantageEstimator advantage(Section s) {
        return switch (s.word("name", List.of("group-mean", "group-mean-std", "batch-std", "leave-one-out"))) {
            case "group-mean" -> s.finish(GroupMean::new);
            case "group-mean-std" -> {
                double epsilon = s.number("epsilon", GroupMeanStd.EPSILON, Range.NOT_NEGATIVE);
                yield s.finish(() -> new GroupMeanStd(epsilon));
            }
            case "batch-std" -> {
                double epsilon = s.number("epsilon", GroupMeanStd.EPSILON, Range.NOT_NEGATIVE);
                yield s.finish(() -> new BatchStd(epsilon));
            }
            default -> s.finish(LeaveOneOut::new);
        };
    }

    private static Objective objective(Section s) {
        if (s.word("name", List.of("policy-gradient", "ppo-clip")).equals("policy-gradient")) {
            return s.finish(PolicyGradient::new);
        }
        double lower = s.number("lower", 0.2, Range.SHARE);
        double upper = s.number("upper", 0.2, Range.NOT_NEGATIVE);
        return s.finish(() -> new PpoClip(lower, upper));
    }

    private static Aggregation aggregation(Section s, int maxTokens) {
        List<String> names = List.of(
                "token-mean", "sequence-mean-token-mean", "sequence-mean-token-sum", "constant-length");
        return switch (s.word("name", names)) {
            case "token-mean" -> s.finish(TokenMean::new);
            case "sequence-mean-token-mean" -> s.finish(SequenceMeanTokenMean::new);
            case "sequence-mean-token-sum" -> s.finish(SequenceMeanTokenSum::new);
            default -> {
                int length = s.integer("length", maxTokens, 1, Integer.MAX_VALUE);
                yield s.finish(() -> new ConstantLength(length));
            }
        };
    }

    private static Correction correction(Section s) {
        if (s.word("name", List.of("none", "truncated-importance")).equals("none")) {
            return s.finish(NoCorrection::new);
        }
        double cap = s.number("cap", DEFAULT_CAP, new Range(1, Double.POSITIVE_INFINITY, Range.Ends.LOW));
        return s.finish(() -> new TruncatedImportance(cap));
    }

    private static LossMask mask(Section s) {
        return s.word("name", List.of("all-tokens", "without-truncated")).equals("all-tokens")
                ? s.finish(AllTokens::new)
                : s.finish(WithoutTruncated::new);
    }

    private static DynamicSampling selection(Section s) {
        String name = s.word("name", List.of("keep-all", "drop-flat", "refill-flat"));
        if (name.equals("keep-all")) {
            return s.finish(KeepAll::new);
        }
        Variance by = s.choice("by", Variance.REWARD);
        if (name.equals("drop-flat")) {
            return s.finish(() -> new DropFlat(by));
        }
        double cap = s.number("cap", DEFAULT_CAP, new Range(1, Double.POSITIVE_INFINITY, Range.Ends.LOW));
        return s.finish(() -> new RefillFlat(by, cap));
    }

    /// Writes all parts, so that the text reads back to an equal algorithm.
    static void write(Outline o, Algorithm a) {
        o.put("base", a.name());
        o.section("advantage", x -> {
            x.put("name", a.advantage().name());
            switch (a.advantage()) {
                case GroupMeanStd m -> x.put("epsilon", m.epsilon());
                case BatchStd m -> x.put("epsilon", m.epsilon());
                case GroupMean m -> {}
                case LeaveOneOut m -> {}
                case AdvantageEstimator.Custom c -> throw unwritable("advantage");
            }
        });
        o.section("objective", x -> {
            x.put("name", a.objective().name());
            switch (a.objective()) {
                case PpoClip m -> x.put("lower", m.epsilonLow()).put("upper", m.epsilonHigh());
                case PolicyGradient m -> {}
                case Objective.Custom c -> throw unwritable("objective");
            }
        });
        o.section("aggregation", x -> {
            x.put("name", a.aggregation().name());
            switch (a.aggregation()) {
                case ConstantLength m -> x.put("length", m.length());
                case TokenMean m -> {}
                case SequenceMeanTokenMean m -> {}
                case SequenceMeanTokenSum m -> {}
                case Aggregation.Custom c -> throw unwritable("aggregation");
            }
        });
        o.section("correction", x -> {
            x.put("name", a.correction().name());
            switch (a.correction()) {
                case TruncatedImportance m -> x.put("cap", m.cap());
                case NoCorrection m -> {}
                case Correction.Custom c -> throw unwritable("correction");
            }
        });
        Additions.of(a).write(o);
        o.section("mask", x -> {
            switch (a.mask()) {
                case AllTokens m -> x.put("name", m.name());
                case WithoutTruncated m -> x.put("name", m.name());
                case LossMask.Custom c -> throw unwritable("mask");
            }
        });
        o.section("dynamic-sampling", x -> {
            x.put("name", a.sampling().name());
            switch (a.sampling()) {
                case KeepAll m -> {}
                case DropFlat m -> x.put("by", m.variance());
                case RefillFlat m -> x.put("by", m.variance()).put("cap", m.cap());
                case DynamicSampling.Custom c -> throw unwritable("dynamic-sampling");
            }
        });
    }

    static IllegalStateException unwritable(String axis) {
        return new IllegalStateException(
                "a custom " + axis + " is a function of a program; a recipe cannot hold it");
    }
}
