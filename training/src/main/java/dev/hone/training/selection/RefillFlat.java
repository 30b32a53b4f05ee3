package dev.hone.training.selection;

import dev.hone.training.rollout.Group;

/// Groups without variance are left out, and others are sampled until the batch is full or the cap is reached.
///
/// `cap` bounds the work: at most cap · wanted groups are sampled for one batch, the first ones included. A batch that
/// is not full by then is trained on as it is.
///
/// Throws: `IllegalArgumentException` if the cap is below 1.
/// Source: DAPO, arXiv:2503.14476, section 3.2, which has no cap; verl's `max_num_gen_batches` is one.
public record RefillFlat(Variance by, double cap) implements DynamicSampling {
    public RefillFlat {
        checkCap(cap);
    }

    static void checkCap(double cap) {
        if (!(cap >= 1) || Double.isInfinite(cap)) {
            throw new IllegalArgumentException("the cap is how often a batch may be sampled, at least 1: " + cap);
        }
    }

    @Override
    public boolean keeps(Group group) {
        return !by.isFlat(group);
    }

    @Override
    public int more(int wanted, int kept, int sampled) {
        return more(cap, wanted, kept, sampled);
    }

    static int more(double cap, int wanted, int kept, int sampled) {
        if (sampled < wanted) {
            return wanted - sampled;
        }
        int left = (int) Math.floor(cap * wanted) - sampled;
        return Math.clamp(left, 0, wanted - kept);
    }

    @Override
    public String name() {
        return "refill-flat";
    }
}
