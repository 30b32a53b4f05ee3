package dev.hone.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Advantages;
import dev.hone.training.advantage.BatchStd;
import dev.hone.training.advantage.GroupMean;
import dev.hone.training.advantage.GroupMeanStd;
import dev.hone.training.advantage.Samples;
import dev.hone.training.aggregation.Aggregation;
import dev.hone.training.aggregation.ConstantLength;
import dev.hone.training.aggregation.SequenceMeanTokenMean;
import dev.hone.training.aggregation.SequenceMeanTokenSum;
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.MaskedImportance;
import dev.hone.training.correction.MaskedSequenceImportance;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.OffPolicySequenceMask;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.correction.TruncatedSequenceImportance;
import dev.hone.training.mask.TopEntropy;
import dev.hone.training.objective.Cispo;
import dev.hone.training.objective.Gmpo;
import dev.hone.training.objective.Gspo;
import dev.hone.training.objective.Objective;
import dev.hone.training.objective.PolicyGradient;
import dev.hone.training.objective.PpoClip;
import dev.hone.training.objective.Sapo;
import dev.hone.training.objective.TwoSidedClip;
import dev.hone.training.objective.Vespo;
import dev.hone.training.regularizer.EntropyBonus;
import dev.hone.training.regularizer.KlInLoss;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.KlEstimator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Losses, gradients and metrics of TRL's GRPOTrainer on fixed arrays; src/test/golden/trl_losses.py made them.
class TrlGoldenTest {
    private static final double TOLERANCE = 1e-5;
    private final JsonNode golden = read();

    @TestFactory
    List<DynamicTest> lossesAndGradientsAreThoseOfTrl() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode c : golden.get("cases")) {
            tests.add(DynamicTest.dynamicTest(c.get("name").asString(), () -> check(c)));
        }
        assertThat(tests).hasSize(21);
        return tests;
    }

    private void check(JsonNode c) {
        float[][] advantages = advantages(c.get("advantage").asString());
        silence(advantages, c.get("topEntropy").asDouble());
        boolean onPolicy = c.get("lossType").asString().equals("rloo");
        List<CompletionTokens> completions = new ArrayList<>();
        for (int s = 0; s < advantages.length; s++) {
            completions.add(CompletionTokens.onPolicy(row(onPolicy ? "logProbs" : "oldLogProbs", s), advantages[s])
                    .withBehaviour(row("behaviourLogProbs", s))
                    .withReference(row("referenceLogProbs", s)));
        }
        BatchLoss loss = new BatchLoss(loss(c)).bind(List.of(completions.subList(0, 3), completions.subList(3, 6)));
        double total = 0;
        for (int s = 0; s < completions.size(); s++) {
            int n = completions.get(s).length();
            float[] dLogProb = new float[n];
            float[] dEntropy = new float[n];
            total += loss.at(s / 3, s % 3, row("logProbs", s), row("entropies", s), dLogProb, dEntropy, n);
            assertThat(dLogProb).containsExactly(floats(c.get("dLogProbs").get(s)), within((float) TOLERANCE));
            assertThat(dEntropy).containsExactly(floats(c.get("dEntropies").get(s)), within((float) TOLERANCE));
        }
        LossStatistics s = loss.statistics();
        assertThat(s.entropy()).isCloseTo(c.get("entropy").asDouble(), within(TOLERANCE));
        if (onPolicy) { // TRL's loss is of whole completions; the gradient is the same
            return;
        }
        assertThat(total).isCloseTo(c.get("loss").asDouble(), within(TOLERANCE));
        if (c.get("beta").asDouble() > 0) {
            assertThat(s.referenceKl()).isCloseTo(c.get("referenceKl").asDouble(), within(TOLERANCE));
        }
        if (c.get("level").asString().equals("sequence")) { // TRL counts completions there, we count tokens
            assertThat(s.clipped()).isPositive();
            return;
        }
        if (c.get("clippedLow").asDouble() == 0) { // an objective without a clip
            assertThat(s.clipped()).isZero();
            return;
        }
        if (c.get("topEntropy").asDouble() < 1 || c.get("delta").asDouble() > 0) {
            return; // TRL counts clipped tokens that give no loss, too, and does not count those cut at delta
        }
        assertThat(s.clippedLow()).isPositive().isCloseTo(c.get("clippedLow").asDouble(), within(TOLERANCE));
        assertThat(s.clippedHigh()).isPositive().isCloseTo(c.get("clippedHigh").asDouble(), within(TOLERANCE));
    }

    private PolicyLoss loss(JsonNode c) {
        List<Regularizer> regularizers = new ArrayList<>();
        if (c.get("beta").asDouble() > 0) {
            regularizers.add(new KlInLoss(KlEstimator.K3, c.get("beta").asDouble()));
        }
        if (c.get("entropyCoefficient").asDouble() > 0) {
            regularizers.add(new EntropyBonus(c.get("entropyCoefficient").asDouble()));
        }
        Aggregation aggregation = switch (c.get("lossType").asString()) {
            case "grpo", "sapo", "gmpo" -> new SequenceMeanTokenMean();
            case "dapo", "cispo", "vespo" -> new TokenMean();
            case "luspo", "rloo" -> new SequenceMeanTokenSum();
            case "dr_grpo" -> new ConstantLength(golden.get("maxTokens").asInt());
            default -> throw new IllegalStateException(c.get("lossType").asString());
        };
        return new PolicyLoss(objective(c), aggregation, correction(c), regularizers);
    }

    private static Objective objective(JsonNode c) {
        double low = c.get("epsilonLow").asDouble();
        double high = c.get("epsilonHigh").asDouble();
        double delta = c.get("delta").asDouble();
        if (c.get("level").asString().equals("sequence")) {
            return new Gspo(low, high);
        }
        return switch (c.get("lossType").asString()) {
            case "cispo" -> new Cispo(high - 1);
            case "sapo" -> new Sapo();
            case "vespo" -> new Vespo();
            case "gmpo" -> new Gmpo(low, high);
            case "rloo" -> new PolicyGradient();
            default -> delta > 0 ? new TwoSidedClip(low, high, delta) : new PpoClip(low, high);
        };
    }

    private static Correction correction(JsonNode c) {
        double cap = c.get("cap").asDouble();
        double floor = c.get("floor").asDouble();
        double offPolicy = c.get("offPolicy").asDouble();
        if (offPolicy > 0) {
            return new OffPolicySequenceMask(offPolicy);
        }
        if (cap == 0) {
            return new NoCorrection();
        }
        return switch (c.get("mode").asString()) {
            case "token_truncate" -> new TruncatedImportance(cap);
            case "token_mask" -> new MaskedImportance(floor, cap);
            case "sequence_truncate" -> new TruncatedSequenceImportance(cap);
            case "sequence_mask" -> new MaskedSequenceImportance(floor, cap);
            default -> throw new IllegalStateException(c.get("mode").asString());
        };
    }

    /// Takes the advantage from all but the tokens of highest entropy.
    private void silence(float[][] advantages, double share) {
        List<float[]> entropies = IntStream.range(0, 6).mapToObj(s -> row("entropies", s)).toList();
        List<boolean[]> kept = TopEntropy.keep(entropies, share);
        for (int s = 0; s < 6; s++) {
            for (int t = 0; t < advantages[s].length; t++) {
                advantages[s][t] = kept.get(s)[t] ? advantages[s][t] : 0;
            }
        }
    }

    /// Advantages by our estimator, compared with TRL's on the way.
    private float[][] advantages(String name) {
        AdvantageEstimator estimator = List.of(new GroupMean(), new GroupMeanStd(), new BatchStd()).stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
        float[] rewards = floats(golden.get("rewards"));
        double[][] r = new double[2][3];
        int[][] lengths = new int[2][3];
        for (int s = 0; s < 6; s++) {
            r[s / 3][s % 3] = rewards[s];
            lengths[s / 3][s % 3] = row("logProbs", s).length;
        }
        Advantages ours = estimator.estimate(new Samples(r, lengths));
        float[] theirs = floats(golden.get("advantages").get(name));
        float[][] out = new float[6][];
        for (int s = 0; s < 6; s++) {
            out[s] = ours.of(s / 3, s % 3);
            assertThat(out[s][0]).isCloseTo(theirs[s], within((float) TOLERANCE));
        }
        return out;
    }

    private float[] row(String column, int sample) {
        return floats(golden.get(column).get(sample));
    }

    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).asDouble();
        }
        return out;
    }

    private static JsonNode read() {
        try (InputStream in = TrlGoldenTest.class.getResourceAsStream("/golden/trl-losses.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, "golden file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
