package dev.hone.training.schedule;

import java.util.Arrays;

/// How far the completions of one group are, all written side by side.
///
/// Token t of completion i is there at `starts[i]` + (t + 1) · cost. An interruption moves the start, because the
/// `kept[i]` tokens so far are read again, which takes time, and the token
/// that was being drawn is drawn again.
///
/// Shapes: one entry a completion. Units: those of the costs; tokens.
public record Progress(double[] starts, int[] lengths, int[] kept) {
    public Progress {
        if (starts.length != lengths.length || kept.length != lengths.length || lengths.length == 0) {
            throw new IllegalArgumentException("one start, length and beginning a completion: " + starts.length + ", "
                    + lengths.length + ", " + kept.length);
        }
    }

    /// A group that begins now.
    public static Progress begun(double now, int promptTokens, int[] lengths, Costs costs) {
        double[] starts = new double[lengths.length];
        Arrays.fill(starts, now + costs.prefill() * promptTokens);
        return new Progress(starts, lengths, new int[lengths.length]);
    }

    /// When the last completion is written.
    public double end(Costs costs) {
        double end = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < starts.length; i++) {
            end = Math.max(end, starts[i] + costs.token() * lengths[i]);
        }
        return end;
    }

    /// Tokens of a completion that are written by now.
    public int written(int completion, double now, Costs costs) {
        double tokens = Math.floor((now - starts[completion]) / costs.token());
        return (int) Math.clamp(tokens, kept[completion], lengths[completion]);
    }

    /// The same where a completion of which so many tokens are written goes on now and ends at another length.
    public Progress resumed(int completion, double now, int promptTokens, int written, int length, Costs costs) {
        double[] moved = starts.clone();
        int[] changed = lengths.clone();
        int[] read = kept.clone();
        read[completion] = written;
        moved[completion] = now + costs.prefill() * (promptTokens + written) - costs.token() * written;
        changed[completion] = length;
        return new Progress(moved, changed, read);
    }
}
