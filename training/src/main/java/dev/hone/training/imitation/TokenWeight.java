package dev.hone.training.imitation;

/// What a token of a demonstration counts, by the policy's probability p of it.
public enum TokenWeight {
    /// φ = 1.
    ALL {
        @Override
        public double of(double logProb) {
            return 1;
        }
    },
    /// φ = p · (1 − p), greatest where the policy is in doubt: what it knows already, and what it would never say,
    /// disturb it little. CHORD-φ, arXiv:2508.11408.
    UNCERTAIN {
        @Override
        public double of(double logProb) {
            return -StrictMath.exp(logProb) * StrictMath.expm1(logProb);
        }
    };

    /// φ of a token with this log-probability.
    public abstract double of(double logProb);
}
