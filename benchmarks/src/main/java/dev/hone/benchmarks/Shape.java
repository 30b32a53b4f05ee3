package dev.hone.benchmarks;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Rotary;
import java.util.Arrays;

/// The models and batches that are measured; the peer's script has the same.
enum Shape {
    /// 0.34 M parameters, 32 problems of 8 samples.
    TINY("tiny", 64, 96, 256, 3, 3, 3, 32, 8),
    /// The shape of SmolLM2-135M, 4 problems of 4 samples.
    LARGE("135M", 49152, 576, 1536, 30, 9, 3, 4, 4);

    /// New tokens of every completion.
    static final int LENGTH = 64;

    private final String label;
    private final int vocabulary;
    private final int width;
    private final int feedForward;
    private final int layers;
    private final int heads;
    private final int keyHeads;
    private final int problems;
    private final int samples;

    Shape(
            String label,
            int vocabulary,
            int width,
            int feedForward,
            int layers,
            int heads,
            int keyHeads,
            int problems,
            int samples) {
        this.label = label;
        this.vocabulary = vocabulary;
        this.width = width;
        this.feedForward = feedForward;
        this.layers = layers;
        this.heads = heads;
        this.keyHeads = keyHeads;
        this.problems = problems;
        this.samples = samples;
    }

    static Shape named(String label) {
        return Arrays.stream(values())
                .filter(s -> s.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such shape: " + label + "; allowed: tiny, 135M"));
    }

    String label() {
        return label;
    }

    int problems() {
        return problems;
    }

    int samples() {
        return samples;
    }

    ModelConfig config() {
        return new ModelConfig(
                Architecture.LLAMA,
                vocabulary,
                width,
                feedForward,
                layers,
                heads,
                keyHeads,
                width / heads,
                512,
                1e-5f,
                new Rotary.Plain(1000),
                ModelConfig.Head.TIED);
    }
}
