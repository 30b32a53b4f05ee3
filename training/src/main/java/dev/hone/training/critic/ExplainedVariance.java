package dev.hone.training.critic;

import java.util.List;

/// How much of the targets' spread the values foretold, over the trained tokens of a batch.
///
/// 1 − Var(R − V) / (Var(R) + 1e-5)      with one degree of freedom subtracted
///
/// 1 is a perfect critic, 0 one that says the same everywhere, below 0 one that misleads.
///
/// Units: `value` and `target` are means, those of rewards.
/// Source: `vf_explained_var` of verl, with its ε.
public record ExplainedVariance(double value, double target, double share) {
    private static final double EPSILON = 1e-5;

    /// Of these completions; NaN in all three where no token is trained.
    public static ExplainedVariance of(List<ValuedTokens> completions) {
        double[] values = trained(completions, (t, i) -> t.old()[i]);
        double[] targets = trained(completions, (t, i) -> t.targets()[i]);
        double[] errors = trained(completions, (t, i) -> (double) t.targets()[i] - t.old()[i]);
        return new ExplainedVariance(
                mean(values), mean(targets), 1 - variance(errors) / (variance(targets) + EPSILON));
    }

    private interface OfToken {
        double of(ValuedTokens tokens, int i);
    }

    private static double[] trained(List<ValuedTokens> completions, OfToken number) {
        double[] out = new double[completions.stream().mapToInt(ValuedTokens::trainedTokens).sum()];
        int next = 0;
        for (ValuedTokens t : completions) {
            for (int i = 0; i < t.length(); i++) {
                if (t.trained()[i]) {
                    out[next++] = number.of(t, i);
                }
            }
        }
        return out;
    }

    private static double mean(double... numbers) {
        double sum = 0;
        for (double x : numbers) {
            sum += x;
        }
        return sum / numbers.length;
    }

    private static double variance(double... numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (double x : numbers) {
            squares += (x - mean) * (x - mean);
        }
        return switch (numbers.length) {
            case 0 -> Double.NaN;
            case 1 -> 0;
            default -> squares / (numbers.length - 1);
        };
    }
}
