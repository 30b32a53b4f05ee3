package dev.hone.training.run;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The numbers of one rollout, token by token, as they were: bits, not text.
///
/// Shapes: `prompt` as it was; the others have one entry a new token. `ratios` is the importance ratio in the last
/// update that saw the rollout, NaN where none did; `clipped` is 1 where the objective cut the token's gradient off.
/// Units: natural logarithms, nats.
public record TokenTrace(
        int[] prompt, int[] ids, float[] logProbs, float[] entropies, float[] ratios, byte[] clipped) {
    /// Bytes of the block that holds this trace.
    public static long bytes(int prompt, int tokens) {
        return 4L * prompt + 17L * tokens;
    }

    /// The block: prompt, ids, log-probabilities, entropies, ratios (4 bytes each, little-endian), clipped (1 byte).
    byte[] block() {
        ByteBuffer b = ByteBuffer.allocate(Math.toIntExact(bytes(prompt.length, ids.length)))
                .order(ByteOrder.LITTLE_ENDIAN);
        b.asIntBuffer().put(prompt).put(ids);
        b.position(4 * (prompt.length + ids.length));
        b.asFloatBuffer().put(logProbs).put(entropies).put(ratios);
        b.position(b.position() + 12 * ids.length);
        return b.put(clipped).array();
    }

    static TokenTrace of(ByteBuffer block, int promptLength, int tokens) {
        ByteBuffer b = block.order(ByteOrder.LITTLE_ENDIAN);
        var trace = new TokenTrace(
                new int[promptLength],
                new int[tokens],
                new float[tokens],
                new float[tokens],
                new float[tokens],
                new byte[tokens]);
        b.asIntBuffer().get(trace.prompt).get(trace.ids);
        b.position(4 * (promptLength + tokens));
        b.asFloatBuffer().get(trace.logProbs).get(trace.entropies).get(trace.ratios);
        b.position(b.position() + 12 * tokens).get(trace.clipped);
        return trace;
    }
}
