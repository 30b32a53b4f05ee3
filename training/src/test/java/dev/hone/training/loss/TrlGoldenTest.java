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
import dev.hone.training.aggregation.TokenMean;
import dev.hone.training.correction.Correction;
import dev.hone.training.correction.NoCorrection;
import dev.hone.training.correction.TruncatedImportance;
import dev.hone.training.objective.PpoClip;
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
        assertThat(tests).hasSize(8);
        return tests;
    }

    private void check(JsonNode c) {
        float[][] advantages = advantages(c.get("advantage").asString());
        List<CompletionTokens> completions = new ArrayList<>();
        for (int s = 0; s < advantages.length; s++) {
            completions.add(CompletionTokens.onPolicy(row("oldLogProbs", s), advantages[s])
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
        assertThat(total).isCloseTo(c.get("loss").asDouble(), within(TOLERANCE));
        LossStatistics s = loss.statistics();
        assertThat(s.clippedLow()).isPositive().isCloseTo(c.get("clippedLow").asDouble(), within(TOLERANCE));
        assertThat(s.clippedHigh()).isPositive().isCloseTo(c.get("clippedHigh").asDouble(), within(TOLERANCE));
        assertThat(s.entropy()).isCloseTo(c.get("entropy").asDouble(), within(TOLERANCE));
        if (c.get("beta").asDouble() > 0) {
            assertThat(s.referenceKl()).isCloseTo(c.get("referenceKl").asDouble(), within(TOLERANCE));
        }
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
            case "grpo" -> new SequenceMeanTokenMean();
            case "dapo" -> new TokenMean();
            case "dr_grpo" -> new ConstantLength(golden.get("maxTokens").asInt());
            default -> throw new IllegalStateException(c.get("lossType").asString());
        };
        double cap = c.get("cap").asDouble();
        Correction correction = cap > 0 ? new TruncatedImportance(cap) : new NoCorrection();
        var objective = new PpoClip(c.get("epsilonLow").asDouble(), c.get("epsilonHigh").asDouble());
        return new PolicyLoss(objective, aggregation, correction, regularizers);
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
