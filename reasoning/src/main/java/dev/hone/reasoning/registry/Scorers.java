package dev.hone.reasoning.registry;

import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.scorer.Agreement;
import dev.hone.reasoning.scorer.Brevity;
import dev.hone.reasoning.scorer.SelfCertainty;
import dev.hone.reasoning.scorer.Rubric;
import dev.hone.reasoning.scorer.RewardModelScore;
import dev.hone.reasoning.scorer.ReferenceLikelihood;
import dev.hone.reasoning.scorer.ProcessReward;
import dev.hone.reasoning.scorer.PairwiseJudge;
import dev.hone.reasoning.scorer.Novelty;
import dev.hone.reasoning.scorer.LowEntropy;
import dev.hone.reasoning.scorer.Judge;
import dev.hone.reasoning.scorer.FormatMatch;
import dev.hone.reasoning.scorer.GenerativeProcessReward;
import dev.hone.reasoning.scorer.Reduce;
import dev.hone.reasoning.scorer.SemanticDiversity;
import dev.hone.reasoning.scorer.Checklist;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.Oracle;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.scorer.TraceLegality;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// All scorers. A new one is a record and an entry here.
public final class Scorers {
    private static final Catalog<Scorer> ALL = new Catalog<>("scorer", Scorer::name, List.of(
            new Entry<>(new Oracle(), "the task's own verifier: the upper bound of any scorer", "arXiv:2110.14168"),
            new Entry<>(new LogProbability(LogProbability.Per.TOKEN),
                    "the model's own log-probability, a token or of the whole", ""),
            new Entry<>(new TraceConfidence(TraceConfidence.Kind.MEAN, 2048, 20),
                    "how concentrated the next-token distributions were, on average, at the worst place or at the end",
                    "arXiv:2508.15260"),
            new Entry<>(new Agreement(), "the share of candidates with the same answer", "arXiv:2203.11171"),
            new Entry<>(new Brevity(), "the shorter, the better", "arXiv:2505.17813"),
            new Entry<>(new SelfCertainty(20), "how far from uniform the next-token distributions were",
                    "arXiv:2502.18581"),
            new Entry<>(new LowEntropy(20), "minus the mean entropy of the next-token distributions", ""),
            new Entry<>(new RewardModelScore(Path.of("MODEL")), "a reward model's number behind the last token",
                    "arXiv:2203.02155"),
            new Entry<>(new ProcessReward(Path.of("MODEL"), "\n\n", Reduce.LAST),
                    "a process reward model's scores of the steps, put together", "arXiv:2305.20050"),
            new Entry<>(new GenerativeProcessReward("\n\n", Reduce.MIN, 128, "Check the next step.",
                    "\nIs the step right? Answer yes or no:", " yes", " no"),
                    "a model checks each step in words; the chance of its verdict", "arXiv:2504.16828"),
            new Entry<>(
                    new Judge(10, 256, "Check the solution step by step, then give a mark from 0 to 10 as: Mark: N"),
                    "a judge that reasons, then gives a mark", "arXiv:2306.05685"),
            new Entry<>(new PairwiseJudge(2, 256, "Compare them, then end with: Better: A, or: Better: B"),
                    "a judge of pairs, each in both orders", "arXiv:2306.05685"),
            new Entry<>(new Rubric("The reasoning is right; The answer is given", 16),
                    "the share of criteria that a judge finds met", "arXiv:2507.17746"),
            new Entry<>(new Checklist(4, 32), "the same with criteria that the judge writes for the question",
                    "arXiv:2410.03608"),
            new Entry<>(new ReferenceLikelihood(), "the probability of the reference behind the candidate's reasoning",
                    "arXiv:2506.18254"),
            new Entry<>(new Novelty(3), "how unlike the other candidates it is", "arXiv:2509.02534"),
            new Entry<>(new SemanticDiversity(SemanticDiversity.Same.JUDGE, 16,
                    "Do A and B solve it in the same way? Answer yes or no.", 3, 0.8),
                    "the share of other candidates that say something else", "arXiv:2509.02534"),
            new Entry<>(new TraceLegality(), "whether a written search replays, and reaches its goal",
                    "arXiv:2404.03683"),
            new Entry<>(new FormatMatch("#"), "whether a regular expression is found", "")),
            Map.of());

    private Scorers() {}

    /// The catalog.
    public static Catalog<Scorer> all() {
        return ALL;
    }
}
