package dev.hone.reasoning.registry;

import dev.hone.reasoning.registry.Catalog.Entry;
import dev.hone.reasoning.scorer.LogProbability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.scorer.TraceConfidence.Kind;
import dev.hone.reasoning.solve.Strategy;
import dev.hone.reasoning.strategy.AdaptiveConsistency;
import dev.hone.reasoning.strategy.TreeSearch;
import dev.hone.reasoning.strategy.SearchTraces;
import dev.hone.reasoning.strategy.SelfRefine;
import dev.hone.reasoning.strategy.Revision;
import dev.hone.reasoning.strategy.ParallelDistilRefine;
import dev.hone.reasoning.strategy.EarlyExit;
import dev.hone.reasoning.strategy.DiverseTrees;
import dev.hone.reasoning.strategy.BudgetForcing;
import dev.hone.reasoning.strategy.BeamSearch;
import dev.hone.reasoning.strategy.AbstractionConditioned;
import dev.hone.reasoning.strategy.BestOfN;
import dev.hone.reasoning.strategy.Chains;
import dev.hone.reasoning.strategy.ComputeOptimal;
import dev.hone.reasoning.strategy.CritiqueRevise;
import dev.hone.reasoning.strategy.Difficulty;
import dev.hone.reasoning.strategy.DeepConf;
import dev.hone.reasoning.strategy.DeepConfOnline;
import dev.hone.reasoning.strategy.EarlyStoppingConsistency;
import dev.hone.reasoning.strategy.ExperiencePrefix;
import dev.hone.reasoning.strategy.Greedy;
import dev.hone.reasoning.strategy.Sampling;
import dev.hone.reasoning.strategy.SelfConsistency;
import dev.hone.reasoning.strategy.ShortestMajority;
import dev.hone.reasoning.strategy.WeightedVote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// All strategies. A new one is a record and an entry here, or among the [OwnStrategies] of another module.
public final class Strategies {
    private static final TraceConfidence CONFIDENCE = new TraceConfidence(Kind.MEAN, 2048, 20);

    private static final LogProbability LIKELY = new LogProbability(LogProbability.Per.TOKEN);

    private static final Catalog<Strategy> ALL = new Catalog<>(
            "strategy", Strategy::name, Optional.of(Strategy.class), withOwn(List.of(
                    new Entry<>(new Greedy(), "the most likely tokens", ""),
                    new Entry<>(new Sampling(), "one draw from the policy", ""),
                    new Entry<>(new SelfConsistency(16), "the answer of the majority", "arXiv:2203.11171"),
                    new Entry<>(new WeightedVote(16, CONFIDENCE, 1), "a vote weighted by a scorer", "arXiv:2502.06233"),
                    new Entry<>(new ShortestMajority(16, 8), "the majority of the shortest", "arXiv:2505.17813"),
                    new Entry<>(new BestOfN(16, CONFIDENCE), "the best by a scorer", "arXiv:2110.14168"),
                    new Entry<>(new AdaptiveConsistency(16, 0.95, 2), "majority, drawn until the lead is safe",
                            "arXiv:2305.11860"),
                    new Entry<>(new EarlyStoppingConsistency(16, 4), "majority, drawn until a window agrees",
                            "arXiv:2401.10480"),
                    new Entry<>(new DeepConf(16, 0.5, Kind.BOTTOM_10_PERCENT, 2048, 20),
                            "vote of the confident, by confidence", "arXiv:2508.15260"),
                    new Entry<>(new DeepConfOnline(16, 4, 0.5, 0.95, 4, 2048, 20),
                            "the same, ending unsure completions early", "arXiv:2508.15260"),
                    new Entry<>(new BeamSearch(4, 4, 16, 0, "\n\n", LIKELY), "beam search over steps, with lookahead",
                            "arXiv:2408.03314"),
                    new Entry<>(new DiverseTrees(4, 4, 16, "\n\n", LIKELY), "trees of steps beside each other",
                            "arXiv:1610.02424"),
                    new Entry<>(new TreeSearch(16, 3, 16, 1, "\n\n", LIKELY), "Monte Carlo tree search over steps",
                            "arXiv:2305.14992"),
                    new Entry<>(new Revision(4, 2, Revision.Choice.LAST, "Check your solution and write a better one."),
                            "one solution after another, each seeing the last", "arXiv:2408.03314"),
                    new Entry<>(new Chains(4, 4, 2, "Check your solution and write a better one."),
                            "chains of revisions beside each other, then the majority", "arXiv:2408.03314"),
                    new Entry<>(new ComputeOptimal(4, Difficulty.DISAGREEMENT, List.of(0.5),
                            List.of(new SelfConsistency(4), new SelfConsistency(16))),
                            "a strategy for each bin of difficulty (hone calibrate)", "arXiv:2408.03314"),
                    new Entry<>(
                            new SelfRefine(2, "Find the mistakes in this solution. If there is none, say: no mistakes.",
                                    "Write the solution anew without these mistakes.", "no mistakes"),
                            "critique of its own solution, then a new one", "arXiv:2303.17651"),
                    new Entry<>(new CritiqueRevise(2, 256,
                            "Find the mistakes in this solution. If there is none, say: no mistakes.",
                            "Write the solution anew without these mistakes.", "no mistakes"),
                            "another model criticises, this one revises", "arXiv:2411.16579"),
                    new Entry<>(
                            new ParallelDistilRefine(2, 4,
                                    "Sum up what these solutions agree on and where they differ.",
                                    "Write a solution with this in mind."),
                            "drafts, a short workspace, a solution",
                            "arXiv:2510.01123"),
                    new Entry<>(new BudgetForcing(1, 512, 64, "Wait", "\nFinal answer: ", ""),
                            "thinks at least and at most so long", "arXiv:2501.19393"),
                    new Entry<>(new SearchTraces(8, 1), "written searches, until one replays to its goal",
                            "arXiv:2404.03683"),
                    new Entry<>(new EarlyExit(64, 2, 32, "\nFinal answer: "), "stops once the answer no longer changes",
                            "arXiv:2412.20993"),
                    new Entry<>(new ExperiencePrefix(1, 4, Path.of("FILE.jsonl"), "What earlier questions taught:\n"),
                            "lessons of similar questions before the question", "arXiv:2510.08191"),
                    new Entry<>(
                            new AbstractionConditioned(4, 4, "\nGive one short hint how to solve this, not the answer.",
                                    "\nHint: "),
                            "solutions with different hints, then the majority", "arXiv:2510.02263"))),
            Map.of(Scorer.class, Scorers.all()));

    private Strategies() {}

    private static List<Entry<Strategy>> withOwn(List<Entry<Strategy>> shipped) {
        List<Entry<Strategy>> all = new ArrayList<>(shipped);
        ServiceLoader.load(OwnStrategies.class).forEach(own -> all.addAll(own.strategies()));
        return all;
    }

    /// The catalog.
    public static Catalog<Strategy> all() {
        return ALL;
    }
}
