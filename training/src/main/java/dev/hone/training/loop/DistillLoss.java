package dev.hone.training.loop;

import dev.hone.engine.LogitsLoss;
import dev.hone.engine.TokenTree;
import dev.hone.training.distill.Divergence;
import dev.hone.training.distill.LogProbRow;
import java.util.Arrays;
import java.util.List;

/// The mean divergence from the teachers over all tokens of the continuations of a step.
///
/// L = 1/N · Σ_t Σ_k w_k · D(student, teacher k),   all at the same temperature τ, so d/d(logit) has a factor 1/τ
///
/// Units: nats a token.
final class DistillLoss implements LogitsLoss {
    private final Divergence divergence;
    private final double temperature;
    private final TeacherRows teachers;
    private final double[][][] values;
    private final long tokens;
    private final ThreadLocal<Scratch> scratch;

    /// `teachers` have opinions on the same trees.
    DistillLoss(Divergence divergence, double temperature, List<TokenTree> trees, TeacherRows teachers) {
        this.divergence = divergence;
        this.temperature = temperature;
        this.teachers = teachers;
        this.values = trees.stream()
                .map(t -> t.continuations().stream().map(c -> new double[c.length]).toArray(double[][]::new))
                .toArray(double[][][]::new);
        this.tokens = trees.stream()
                .flatMap(t -> t.continuations().stream())
                .mapToLong(c -> c.length)
                .sum();
        this.scratch = ThreadLocal.withInitial(() -> new Scratch(teachers.vocabulary()));
    }

    /// What one thread works with. Shapes: one entry a token of the vocabulary.
    private record Scratch(double[] student, double[] teacher, double[] slopes, double[] sum) {
        Scratch(int vocabulary) {
            this(new double[vocabulary], new double[vocabulary], new double[vocabulary], new double[vocabulary]);
        }
    }

    @Override
    public double at(int tree, int segment, int index, float[] logits, int offset, int vocabulary) {
        double value = measure(tree, segment, index, logits, offset);
        double[] slopes = scratch.get().sum;
        for (int i = 0; i < vocabulary; i++) {
            logits[offset + i] = (float) (slopes[i] / temperature / tokens);
        }
        return value / tokens;
    }

    /// The divergence at one token, without touching the logits.
    double measure(int tree, int segment, int index, float[] logits, int offset) {
        Scratch s = scratch.get();
        LogProbRow.write(logits, offset, temperature, s.student);
        Arrays.fill(s.sum, 0);
        double value = 0;
        for (TeacherRows.Opinion opinion : teachers.on(tree)) {
            LogProbRow.write(opinion.logits()[segment], teachers.offset(index), temperature, s.teacher);
            value += opinion.weight() * divergence.at(s.student, s.teacher, s.slopes);
            for (int i = 0; i < s.sum.length; i++) {
                s.sum[i] += opinion.weight() * s.slopes[i];
            }
        }
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
