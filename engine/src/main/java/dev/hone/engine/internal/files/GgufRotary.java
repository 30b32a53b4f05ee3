package dev.hone.engine.internal.files;

import dev.hone.engine.Rotary;
import dev.hone.foundation.InputException;
import java.lang.foreign.Arena;
import java.util.List;

/// The rotary embedding of a GGUF file.
///
/// Llama 3's scaling is not in the metadata: the converter leaves the factor that divides each frequency in the tensor
/// `rope_freqs.weight`. The largest is the scaling's factor, 1 means that a frequency was kept; the bounds between are
/// those of the releases (1 and 4 of an original length of 8192, or what the file names), and it is checked that they
/// give the same factors.
/// Source: llama.cpp (`llama-model.cpp`, `convert_hf_to_gguf.py`).
final class GgufRotary {
    private static final String FACTORS = "rope_freqs.weight";
    private static final double LOW = 1;
    private static final double HIGH = 4;

    private GgufRotary() {}

    static Rotary read(TensorFile file, GgufHeader header, String name, int headWidth) {
        GgufMetadata m = header.metadata();
        double theta = m.number(name + ".rope.freq_base").orElse(10_000);
        double factor = m.number(name + ".rope.scaling.factor")
                .orElse(m.number(name + ".rope.scale_linear").orElse(0));
        String typeKey = name + ".rope.scaling.type";
        String type = m.text(typeKey).orElse("linear");
        Rotary scaled = switch (type) {
            case "none" -> new Rotary.Plain(theta);
            case "linear" -> factor == 0 || factor == 1 ? new Rotary.Plain(theta) : new Rotary.Linear(theta, factor);
            default -> throw m.wrong(typeKey, "none, linear");
        };
        StoredTensor factors = header.tensors().get(FACTORS);
        if (factors == null) {
            return scaled;
        }
        if (scaled instanceof Rotary.Linear) {
            throw m.wrong(typeKey, "none where '" + FACTORS + "' is there");
        }
        return llama3(file, m, factors, name, theta, headWidth);
    }

    private static Rotary llama3(
            TensorFile file, GgufMetadata m, StoredTensor tensor, String name, double theta, int headWidth) {
        NumberType type = TensorSource.type(file, tensor, NumberType.F32);
        if (!tensor.shape().equals(List.of(headWidth / 2L))) {
            throw new InputException(file.path() + ": tensor '" + FACTORS + "' has shape " + tensor.shape()
                    + "; allowed: [" + headWidth / 2 + "]");
        }
        float[] factors = new float[headWidth / 2];
        try (Arena arena = Arena.ofConfined()) {
            type.decode(file.map(tensor.offset(), tensor.bytes(), arena), 0, factors.length, factors, 0);
        }
        double largest = 1;
        for (float f : factors) {
            largest = Math.max(largest, f);
        }
        int original = m.whole(name + ".rope.scaling.original_context_length").orElse(8192);
        Rotary plain = new Rotary.Plain(theta);
        Rotary scaled = largest == 1 ? plain : new Rotary.Llama3(theta, largest, LOW, HIGH, original);
        double[] from = plain.frequencies(headWidth);
        double[] to = scaled.frequencies(headWidth);
        for (int i = 0; i < factors.length; i++) {
            double expected = from[i] / to[i];
            if (!(Math.abs(factors[i] - expected) <= 1e-4 * expected)) {
                throw new InputException(file.path() + ": '" + FACTORS + "' has " + factors[i] + " at " + i
                        + "; Llama 3's scaling by " + largest + " from length " + original + " would have " + expected);
            }
        }
        return scaled;
    }
}
