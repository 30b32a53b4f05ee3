package dev.hone.engine;

import dev.hone.engine.optimize.AdamW;
import dev.hone.engine.optimize.AdamWConfig;
import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Samples, trains and samples again with two tiny models, and prints one number made of all bits: what a JVM with
/// other flags must print too. Run as a program of its own by [BitsAcrossJvmsTest].
final class BitsProbe {
    private BitsProbe() {}

    public static void main(String[] args) {
        System.out.println(Long.toHexString(hash(Integer.parseInt(args[0]))));
    }

    static long hash(int threads) {
        long h = 1;
        for (ModelConfig config : List.of(TinyModels.llama(), TinyModels.qwen3())) {
            Parameters p = TinyModels.random(config, 41);
            try (var workers = Workers.of(threads)) {
                var sampler = new Sampler(
                        TinyModels.model(p), workers, SamplingOptions.policy(6, List.of(2)).withTemperature(0.8));
                var learner = new Learner(p, workers, 0.8);
                var optimizer = new AdamW(new AdamWConfig(0.9, 0.99, 1e-8, 0.01), p.layout(), workers);
                for (int step = 0; step < 2; step++) {
                    Draws draws = Key.of(42).at(step).draws();
                    Key key = Key.of(43).at(step);
                    var requests = IntStream.range(0, 2)
                            .mapToObj(i -> new SampleRequest(
                                    TinyModels.tokens(draws, 3 + i, config.vocabulary()),
                                    IntStream.range(0, 2).mapToObj(s -> key.at(i).at(s)).toList()))
                            .toList();
                    var completions = sampler.sample(requests);
                    for (List<Completion> group : completions) {
                        for (Completion c : group) {
                            h = h * 31 + Arrays.hashCode(c.ids());
                            h = h * 31 + Arrays.hashCode(c.logProbs());
                            h = h * 31 + Arrays.hashCode(c.entropies());
                        }
                    }
                    var blocks = IntStream.range(0, 2)
                            .mapToObj(i -> List.of(new TokenTree(
                                    requests.get(i).prompt(),
                                    completions.get(i).stream().map(Completion::ids).toList())))
                            .toList();
                    TokenLoss loss = (tree, segment, logProb, entropy, dLogProb, dEntropy, length) -> {
                        Arrays.fill(dLogProb, 0, length, 1f - segment);
                        Arrays.fill(dEntropy, 0, length, 0.1f);
                        return 0;
                    };
                    float[] gradient = new float[p.values().length];
                    learner.gradient(blocks, loss, gradient);
                    optimizer.step(p, gradient, 0.01, 1);
                    h = h * 31 + Arrays.hashCode(p.values());
                }
            }
        }
        return h;
    }
}
