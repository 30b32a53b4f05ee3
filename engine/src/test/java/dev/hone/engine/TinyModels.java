package dev.hone.engine;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Small random models of every family, and small random batches for them.
public final class TinyModels {
    private TinyModels() {}

    /// Llama with grouped keys and a tied head; widths are no multiples of 16 on purpose.
    public static ModelConfig llama() {
        return new ModelConfig(
                Architecture.LLAMA,
                37,
                40,
                56,
                2,
                4,
                2,
                10,
                128,
                1e-5f,
                new Rotary.Plain(1000),
                ModelConfig.Head.TIED);
    }

    public static ModelConfig qwen2() {
        return new ModelConfig(
                Architecture.QWEN2,
                50,
                32,
                48,
                3,
                2,
                2,
                16,
                128,
                1e-6f,
                new Rotary.Linear(10000, 2),
                ModelConfig.Head.FREE);
    }

    public static ModelConfig qwen3() {
        return new ModelConfig(
                Architecture.QWEN3,
                64,
                48,
                64,
                2,
                6,
                2,
                32,
                128,
                1e-6f,
                new Rotary.Plain(10000),
                ModelConfig.Head.TIED);
    }

    public static List<ModelConfig> all() {
        return List.of(llama(), qwen2(), qwen3());
    }

    /// Weights large enough that every part matters.
    public static Parameters random(ModelConfig config, long seed) {
        Parameters p = Parameters.random(config, 0.15, Key.of(seed));
        Draws draws = Key.of(seed).at("vectors").draws();
        for (TensorView t : TensorView.all(p.layout())) {
            if (t.rank() == 1) {
                for (int c = 0; c < t.columns(); c++) {
                    p.values()[t.index(0, c)] += (float) (0.2 * draws.normal());
                }
            }
        }
        return p;
    }

    public static Model model(Parameters parameters) {
        return new Model(parameters, Optional.empty(), Optional.empty(), List.of(2));
    }

    public static int[] tokens(Draws draws, int n, int vocabulary) {
        int[] t = new int[n];
        for (int i = 0; i < n; i++) {
            t[i] = draws.between(0, vocabulary - 1);
        }
        return t;
    }

    /// A prompt with continuations of 1 .. `longest` tokens.
    public static TokenTree tree(Draws draws, int prompt, int continuations, int longest, int vocabulary) {
        var list = new ArrayList<int[]>();
        for (int i = 0; i < continuations; i++) {
            list.add(tokens(draws, draws.between(1, longest), vocabulary));
        }
        return new TokenTree(tokens(draws, prompt, vocabulary), list);
    }
}
