package dev.hone.training.advantage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hone.training.advantage.GeneralizedAdvantage.Whiten;
import dev.hone.training.advantage.OptimalTokenBaseline.Tail;
import dev.hone.training.tokens.KlEstimator;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Advantages of verl's estimators on fixed arrays; src/test/golden/verl_advantages.py made them.
class VerlGoldenTest {
    private static final float TOLERANCE = 1e-5f;
    private final JsonNode golden;

    VerlGoldenTest() throws IOException {
        try (InputStream in = VerlGoldenTest.class.getResourceAsStream("/golden/verl-advantages.json")) {
            golden = new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void generalizedAdvantageAndTheCriticsTargets() {
        Samples samples = samples("rewards").with(new Column.Values(tokens("values"), new float[2][3]))
                .with(new Column.Own(allOwn()));
        var gae = new GeneralizedAdvantage(
                golden.get("gamma").asDouble(), golden.get("lambda").asDouble(), Whiten.BATCH);
        assertGolden("gae", gae.estimate(samples));
        assertGolden("gae-targets", Advantages.perToken(gae.targets(samples)));
    }

    @Test
    void tokensThatAWorldWroteArePassedOver() {
        boolean[][][] own = new boolean[2][3][];
        for (int i = 0; i < 6; i++) {
            float[] flags = floats(golden.get("own").get(i));
            own[i / 3][i % 3] = new boolean[flags.length];
            for (int t = 0; t < flags.length; t++) {
                own[i / 3][i % 3][t] = flags[t] == 1;
            }
        }
        Samples samples = samples("rewards").with(new Column.Values(tokens("values"), new float[2][3]))
                .with(new Column.Own(own));
        var gae = new GeneralizedAdvantage(
                golden.get("gamma").asDouble(), golden.get("lambda").asDouble(), Whiten.BATCH);
        assertGolden("gae-turns", gae.estimate(samples));
        double[][][] targets = gae.targets(samples);
        for (int i = 0; i < 6; i++) {
            float[] theirs = floats(golden.get("advantages").get("gae-turns-targets").get(i));
            for (int t = 0; t < theirs.length; t++) {
                if (own[i / 3][i % 3][t]) {
                    assertThat(targets[i / 3][i % 3][t]).isCloseTo(theirs[t], within(1e-5));
                }
            }
        }
    }

    @Test
    void reinforcePlusPlus() {
        Samples samples = samples("rewards")
                .with(new Column.LogProbs(tokens("logProbs")))
                .with(new Column.ReferenceLogProbs(tokens("referenceLogProbs")));
        var estimator = new ReinforcePlusPlus(
                KlEstimator.K1, golden.get("beta").asDouble(), golden.get("gamma").asDouble());
        assertGolden("reinforce-plus-plus", estimator.estimate(samples));
        assertGolden("reinforce-plus-plus-baseline", new ReinforcePlusPlusBaseline().estimate(samples));
    }

    @Test
    void baselinesOfACompletion() {
        Samples samples = samples("rewards")
                .with(new Column.GreedyRewards(new double[] {
                    golden.get("greedy").get(0).asDouble(), golden.get("greedy").get(1).asDouble()
                }));
        assertGolden("leave-one-out", new LeaveOneOut().estimate(samples));
        assertGolden("opo", new Opo().estimate(samples));
        assertGolden("remax", new ReMax().estimate(samples));
        assertGolden("gpg", new Gpg().estimate(samples("flatRewards")));
    }

    @Test
    void optimalTokenBaseline() {
        Samples samples = samples("rewards").with(new Column.Energies(tokens("energies")));
        assertGolden("optimal-token-baseline", new OptimalTokenBaseline().estimate(samples));
        assertGolden("optimal-token-baseline-own", new OptimalTokenBaseline(Tail.OWN).estimate(samples));
    }

    private Samples samples(String rewards) {
        double[][] r = new double[2][3];
        int[][] lengths = new int[2][3];
        for (int i = 0; i < 6; i++) {
            r[i / 3][i % 3] = golden.get(rewards).get(i).asDouble();
            lengths[i / 3][i % 3] = golden.get("lengths").get(i).asInt();
        }
        return new Samples(r, lengths);
    }

    private boolean[][][] allOwn() {
        boolean[][][] out = new boolean[2][3][];
        for (int i = 0; i < 6; i++) {
            out[i / 3][i % 3] = new boolean[golden.get("lengths").get(i).asInt()];
            Arrays.fill(out[i / 3][i % 3], true);
        }
        return out;
    }

    private float[][][] tokens(String column) {
        float[][][] out = new float[2][3][];
        for (int i = 0; i < 6; i++) {
            out[i / 3][i % 3] = floats(golden.get(column).get(i));
        }
        return out;
    }

    private void assertGolden(String name, Advantages ours) {
        for (int i = 0; i < 6; i++) {
            float[] theirs = floats(golden.get("advantages").get(name).get(i));
            assertThat(ours.of(i / 3, i % 3)).as("%s %d", name, i).containsExactly(theirs, within(TOLERANCE));
        }
    }

    private static float[] floats(JsonNode array) {
        float[] out = new float[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) array.get(i).asDouble();
        }
        return out;
    }
}
