package dev.hone.training.evaluation;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Verdict;
import java.util.List;

/// All samples of one problem. The lists have one entry a sample.
public record ProblemResult(Problem problem, List<Sample> samples) {
    public ProblemResult {
        samples = List.copyOf(samples);
    }

    /// One sample: what was written, its final answer, what the verifier said, its tokens, their mean entropy, whether
    /// it was cut off by the limit of tokens.
    public record Sample(String text, String answer, Verdict verdict, int tokens, double entropy, End end) {
        /// Whether the answer is right.
        public boolean correct() {
            return verdict.score().orElse(0) == 1;
        }

        /// Whether the verifier could judge.
        public boolean judged() {
            return verdict.score().isPresent();
        }
    }

    /// How a sample ended.
    public enum End { STOPPED, CUT_OFF }

    /// Samples that the verifier could judge.
    public int judged() {
        return (int) samples.stream().filter(Sample::judged).count();
    }

    /// Samples that are right.
    public int correct() {
        return (int) samples.stream().filter(Sample::correct).count();
    }

    /// Mean score of the judged samples; 0 where there is none.
    public double score() {
        return samples.stream().filter(Sample::judged).mapToDouble(s -> s.verdict().score().orElse(0)).average()
                .orElse(0);
    }

    /// The chance that the majority of k judged samples is right: its mean over as many separate runs of k samples, in
    /// order, as there are. Samples are independent, so that this is unbiased.
    ///
    /// @throws IllegalArgumentException unless 1 <= k <= judged samples
    public double majority(int k) {
        List<MajorityVote.Vote> votes = votes();
        if (k < 1 || k > votes.size()) {
            throw new IllegalArgumentException("maj@" + k + " of " + votes.size() + " samples");
        }
        double sum = 0;
        int runs = votes.size() / k;
        for (int i = 0; i < runs; i++) {
            sum += MajorityVote.correct(votes.subList(i * k, (i + 1) * k));
        }
        return sum / runs;
    }

    /// The chance that the majority's answer is right.
    public double majority() {
        return MajorityVote.correct(votes());
    }

    private List<MajorityVote.Vote> votes() {
        return samples.stream()
                .filter(Sample::judged)
                .map(s -> new MajorityVote.Vote(s.answer(), s.correct()))
                .toList();
    }
}
