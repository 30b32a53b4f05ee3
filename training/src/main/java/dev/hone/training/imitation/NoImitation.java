package dev.hone.training.imitation;

/// No demonstrations: μ = 0, a = 1.
public record NoImitation() implements Imitation {
    @Override
    public double weight(int step) {
        return 0;
    }

    @Override
    public double policyWeight(int step) {
        return 1;
    }

    @Override
    public TokenWeight tokens() {
        return TokenWeight.ALL;
    }

    @Override
    public boolean shows() {
        return false;
    }

    @Override
    public String name() {
        return "none";
    }
}
