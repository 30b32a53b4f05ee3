package dev.hone.training.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The numbers of one rollout, token by token, as they were: bits, not text.
///
/// `uses` says what became of the tokens in each optimizer step that saw the rollout, in order; it is empty where none
/// did.
///
/// `values` are a critic's, as the batch was sampled: before each token, and behind the last.
///
/// Shapes: `prompt` as it was; `values` have one entry more than there are new tokens, or none where there was no
/// critic; the others have one entry a new token. Units: natural logarithms, nats.
public record TokenTrace(
        int[] prompt,
        int[] ids,
        float[] logProbs,
        float[] entropies,
        float[] advantages,
        float[] values,
        List<TokenUse> uses) {
    public TokenTrace {
        uses = List.copyOf(uses);
    }

    /// Bytes of the block that holds this trace.
    public static long bytes(int prompt, int tokens, int values, int updates) {
        return 4L * (prompt + (long) values) + (16L + 5L * updates) * tokens;
    }

    /// The block: prompt, ids, log-probabilities, entropies, advantages, values (4 bytes each, little-endian), then for
    /// each optimizer step ratios (4 bytes) and clipped (1 byte).
    byte[] block() {
        ByteBuffer b =
                ByteBuffer.allocate(Math.toIntExact(bytes(prompt.length, ids.length, values.length, uses.size())))
                        .order(ByteOrder.LITTLE_ENDIAN);
        b.asIntBuffer().put(prompt).put(ids);
        b.position(4 * (prompt.length + ids.length));
        put(b, logProbs);
        put(b, entropies);
        put(b, advantages);
        put(b, values);
        for (TokenUse use : uses) {
            put(b, use.ratios());
            b.put(use.clipped());
        }
        return b.array();
    }

    static TokenTrace of(ByteBuffer block, int promptLength, int tokens, int valueCount, int updates) {
        ByteBuffer b = block.order(ByteOrder.LITTLE_ENDIAN);
        int[] prompt = new int[promptLength];
        int[] ids = new int[tokens];
        b.asIntBuffer().get(prompt).get(ids);
        b.position(4 * (promptLength + tokens));
        float[] logProbs = floats(b, tokens);
        float[] entropies = floats(b, tokens);
        float[] advantages = floats(b, tokens);
        float[] values = floats(b, valueCount);
        List<TokenUse> uses = new ArrayList<>();
        for (int u = 0; u < updates; u++) {
            float[] ratios = floats(b, tokens);
            byte[] clipped = new byte[tokens];
            b.get(clipped);
            uses.add(new TokenUse(ratios, clipped));
        }
        return new TokenTrace(prompt, ids, logProbs, entropies, advantages, values, uses);
    }

    private static void put(ByteBuffer b, float[] numbers) {
        b.asFloatBuffer().put(numbers);
        b.position(b.position() + Float.BYTES * numbers.length);
    }

    private static float[] floats(ByteBuffer b, int count) {
        float[] numbers = new float[count];
        b.asFloatBuffer().get(numbers);
        b.position(b.position() + Float.BYTES * count);
        return numbers;
    }
}
