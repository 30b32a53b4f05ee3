package dev.hone.training.loop;

import dev.hone.engine.LogitsLoss;
import dev.hone.engine.TokenTree;
import dev.hone.training.distill.Divergence;
import dev.hone.training.distill.LogProbRow;
import java.util.List;

/// The mean divergence from a teacher over all tokens of the continuations of a step.
///
/// L = 1/N · Σ D(student, teacher),   both at the same temperature τ, so d/d(logit) has a factor 1/τ
///
/// Units: nats a token.
final class DistillLoss implements LogitsLoss {
    private final Divergence divergence;
    private final double temperature;
    private final LogitRows teacher;
    private final double[][][] values;
    private final long tokens;
    private final ThreadLocal<Scratch> scratch;

    /// `teacher` has the logits of the same trees.
    DistillLoss(Divergence divergence, double temperature, List<TokenTree> trees, LogitRows teacher, int vocabulary) {
        this.divergence = divergence;
        this.temperature = temperature;
        this.teacher = teacher;
        this.values = trees.stream()
                .map(t -> t.continuations().stream().map(c -> new double[c.length]).toArray(double[][]::new))
                .toArray(double[][][]::new);
        this.tokens = trees.stream()
                .flatMap(t -> t.continuations().stream())
                .mapToLong(c -> c.length)
                .sum();
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(vocabulary));
    }

    /// What one thread works with. Shapes: one entry a token of the vocabulary.
    private record Scratch(double[] student, double[] teacher, double[] slopes) {
        Scratch(int vocabulary) {
            this(new double[vocabulary], new double[vocabulary], new double[vocabulary]);
        }
    }

    @Override
    public double at(int tree, int segment, int index, float[] logits, int offset, int vocabulary) {
        double value = measure(tree, segment, index, logits, offset);
        double[] slopes = scratch.get().slopes;
        for (int i = 0; i < vocabulary; i++) {
            logits[offset + i] = (float) (slopes[i] / temperature / tokens);
        }
        return value / tokens;
    }

    /// The divergence at one token, without touching the logits.
    double measure(int tree, int segment, int index, float[] logits, int offset) {
        Scratch s = scratch.get();
        LogProbRow.write(logits, offset, temperature, s.student);
        LogProbRow.write(teacher.of(tree, segment), teacher.offset(index), temperature, s.teacher);
        double value = divergence.at(s.student, s.teacher, s.slopes);
        values[tree][segment][index] = value;
        return value;
    }

    /// Tokens of all continuations.
    long tokens() {
        return tokens;
    }

    /// The loss, summed in the order of the tokens, whoever computed them.
    double mean() {
        double sum = 0;
        for (double[][] tree : values) {
            for (double[] segment : tree) {
                for (double value : segment) {
                    sum += value;
                }
            }
        }
        return sum / tokens;
    }
}
