package dev.hone.engine.internal.combine;

import dev.hone.engine.Workers;
import dev.hone.engine.combine.LogitArithmetic;
import dev.hone.engine.internal.decoder.CachedDecoder;
import dev.hone.engine.internal.decoder.SequenceDecoder;
import java.util.List;

/// Several decoders that take every token together, each with keys and values of its own; the rows of logits are those
/// of their combination.
final class LockstepDecoder implements SequenceDecoder {
    private final List<CachedDecoder> decoders;
    private final Workers workers;
    private final RowArithmetic[] arithmetic;
    private final int[][] offsets;
    private final float[][] rows;
    private final Workers.Job combine = this::combine;

    /// The base's decoder comes first.
    LockstepDecoder(List<CachedDecoder> decoders, LogitArithmetic arithmetic, int vocabulary, Workers workers) {
        this.decoders = List.copyOf(decoders);
        this.workers = workers;
        this.arithmetic = new RowArithmetic[workers.threads()];
        for (int i = 0; i < this.arithmetic.length; i++) {
            this.arithmetic[i] = new RowArithmetic(arithmetic, vocabulary);
        }
        offsets = new int[workers.threads()][decoders.size()];
        rows = new float[decoders.size()][];
    }

    @Override
    public float[] logits() {
        return decoders.getFirst().logits();
    }

    @Override
    public float[] promptLogits() {
        return decoders.getFirst().promptLogits();
    }

    @Override
    public int stride() {
        return decoders.getFirst().stride();
    }

    @Override
    public void prompts(int[][] ids, int n) {
        for (int m = 0; m < rows.length; m++) {
            decoders.get(m).prompts(ids, n);
            rows[m] = decoders.get(m).promptLogits();
        }
        workers.run(n, combine);
    }

    @Override
    public void begin(int s, int prompt, int positions) {
        for (CachedDecoder decoder : decoders) {
            decoder.begin(s, prompt, positions);
        }
    }

    @Override
    public void row(int i, int s, int tokenId, int at) {
        for (CachedDecoder decoder : decoders) {
            decoder.row(i, s, tokenId, at);
        }
    }

    @Override
    public void step(int n) {
        for (int m = 0; m < rows.length; m++) {
            decoders.get(m).step(n);
            rows[m] = decoders.get(m).logits();
        }
        workers.run(n, combine);
    }

    private void combine(int from, int to, int worker) {
        int[] own = offsets[worker];
        for (int i = from; i < to; i++) {
            for (int m = 0; m < own.length; m++) {
                own[m] = i * decoders.get(m).stride();
            }
            arithmetic[worker].combine(rows, own);
        }
    }
}
