package dev.hone.training.recipe;

import dev.hone.engine.Architecture;
import dev.hone.engine.ModelConfig;
import dev.hone.engine.Rotary;

/// The shape of a fresh Llama-family model over the character vocabulary, embedding and head tied.
///
/// `deviation` is that of the normal distribution from which the matrices are drawn.
public record ModelShape(
        int width,
        int feedForward,
        int layers,
        int heads,
        int keyValueHeads,
        int positions,
        double rotaryBase,
        double deviation) {

    static ModelShape read(Section s) {
        int width = s.integer("width", 1, 65_536);
        int heads = s.integer("heads", 1, 1024);
        int feedForward = s.integer("feed-forward", 1, 1 << 20);
        int layers = s.integer("layers", 1, 1024);
        int keyValueHeads = s.integer("key-value-heads", heads, 1, 1024);
        int positions = s.integer("positions", 128, 2, 1 << 20);
        double rotaryBase = s.number("rotary-base", 10_000, Range.POSITIVE);
        double deviation = s.number("deviation", 0.02, Range.POSITIVE);
        return s.finish(() -> {
            if (width % heads != 0) {
                throw new IllegalArgumentException("width (" + width + ") must be a multiple of heads (" + heads + ")");
            }
            var shape = new ModelShape(
                    width, feedForward, layers, heads, keyValueHeads, positions, rotaryBase, deviation);
            shape.config(2);
            return shape;
        });
    }

    void write(Outline o) {
        o.put("width", width).put("feed-forward", feedForward).put("layers", layers).put("heads", heads);
        o.put("key-value-heads", keyValueHeads).put("positions", positions).put("rotary-base", rotaryBase);
        o.put("deviation", deviation);
    }

    /// The decoder's configuration with this many tokens.
    public ModelConfig config(int vocabulary) {
        return new ModelConfig(
                Architecture.LLAMA,
                vocabulary,
                width,
                feedForward,
                layers,
                heads,
                keyValueHeads,
                width / heads,
                positions,
                1e-5f,
                new Rotary.Plain(rotaryBase),
                ModelConfig.Head.TIED);
    }
}
