package dev.hone.training.recipe;

/// What a long run begins anew on the way, counted in steps; 0 is never.
///
/// - `referenceEvery`: the reference becomes the policy as it then is
/// - `referenceAverage`: the reference follows the policy, ref ← a · ref + (1 − a) · policy after each step
/// - `optimizerEvery`: the optimizer forgets its moments and counts from 0; the learning rate goes on
///
/// Throws: `IllegalArgumentException` where the reference would be replaced and averaged at once.
/// Source: ProRL, arXiv:2505.24864, renews reference and optimizer together when progress stalls, by hand; here on a
/// schedule. A moving average: WARP, arXiv:2406.16768.
public record Renewal(int referenceEvery, double referenceAverage, int optimizerEvery) {
    /// Nothing is begun anew.
    public static final Renewal NEVER = new Renewal(0, 0, 0);

    public Renewal {
        if (referenceEvery > 0 && referenceAverage > 0) {
            throw new IllegalArgumentException("reference-every replaces the reference and reference-average moves it;"
                    + " choose one");
        }
    }

    static Renewal read(Section s) {
        int reference = s.integer("reference-every", 0, 0, Integer.MAX_VALUE);
        double average = s.number("reference-average", 0, Range.BELOW_ONE);
        int optimizer = s.integer("optimizer-every", 0, 0, Integer.MAX_VALUE);
        return s.finish(() -> new Renewal(reference, average, optimizer));
    }

    void write(Outline o) {
        o.put("reference-every", referenceEvery).put("reference-average", referenceAverage)
                .put("optimizer-every", optimizerEvery);
    }

    /// Whether the reference does not stay the first weights.
    public boolean movesReference() {
        return referenceEvery > 0 || referenceAverage > 0;
    }

    /// Whether the reference becomes the policy after this step.
    public boolean replacesReference(int step) {
        return referenceEvery > 0 && step % referenceEvery == 0;
    }

    /// Whether the optimizer begins anew after this step.
    public boolean restartsOptimizer(int step) {
        return optimizerEvery > 0 && step % optimizerEvery == 0;
    }
}
