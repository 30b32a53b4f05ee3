package dev.hone.reasoning.strategy;

import dev.hone.engine.TokenObserver;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.TokenWatcher;
import dev.hone.reasoning.scorer.TraceConfidence;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Stops completions that turn unsure, and stops altogether once the vote is clear.
///
/// `warmup` completions are written whole. The threshold is the lowest group confidence that the share `keep` of them
/// reaches. From then on a completion ends as soon as a whole group falls below it, and does not vote. After the
/// warm-up, and after every further `wave` completions, nothing more is drawn once the winner has at least the share
/// `consensus` of the confidence-weighted votes, or `n` completions were begun.
///
/// Source: DeepConf online, arXiv:2508.15260, algorithm 2 (warm-up 16, consensus 0.95, windows of 2048 there).
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record DeepConfOnline(int n, int warmup, double keep, double consensus, int wave, int window, int k)
        implements Strategy {
    public DeepConfOnline {
        Require.atLeast("warmup", warmup, 1);
        Require.atLeast("n", n, warmup);
        Require.share("keep", keep);
        Require.share("consensus", consensus);
        Require.atLeast("wave", wave, 1);
        Require.atLeast("window", window, 1);
        Require.atLeast("k", k, 1);
    }

    @Override
    public String name() {
        return "deepconf-online";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.ALTERNATIVES);
    }

    @Override
    public Solution solve(Question question, Session session) {
        var confidence = new TraceConfidence(TraceConfidence.Kind.LOWEST_GROUP, window, k);
        GenerationOptions options = session.options().withAlternatives(k);
        List<Candidate> all = new ArrayList<>(session.candidates(question, warmup, options));
        double threshold = threshold(all, confidence);
        List<Candidate> voting = new ArrayList<>(
                all.stream().filter(c -> confidence.of(c.generation()) >= threshold).toList());
        while (all.size() < n && session.callsLeft() > 0 && session.tokensLeft() > 0) {
            Votes votes = ConfidentVote.votes(voting, confidence, 1);
            if (votes.winner().isPresent() && votes.share() >= consensus) {
                break;
            }
            int more = Math.min(wave, n - all.size());
            List<TokenWatcher> watchers = IntStream.range(0, more)
                    .<TokenWatcher>mapToObj(i -> new Falling(window, threshold))
                    .toList();
            List<Candidate> further = session.generate(new Ask(question.prompt(), more, options, watchers)).stream()
                    .map(g -> Candidate.of(question, g))
                    .toList();
            all.addAll(further);
            further.stream()
                    .filter(c -> c.generation().finish() != Generation.Finish.INTERRUPTED)
                    .forEach(voting::add);
        }
        Solution voted = ConfidentVote.of(voting, confidence, 1);
        return new Solution(voted.text(), voted.answer(), all);
    }

    private double threshold(List<Candidate> first, TraceConfidence confidence) {
        double[] lowest = first.stream().mapToDouble(c -> confidence.of(c.generation())).sorted().toArray();
        // The share `keep` of the warm-up lies at or above this one.
        return lowest.length == 0 ? 0 : lowest[(int) Math.floor((1 - keep) * (lowest.length - 1) + 0.5)];
    }

    /// Ends a completion whose last `window` tokens are less confident than the threshold on average.
    private static final class Falling implements TokenWatcher {
        private final double[] last;
        private final double threshold;

        Falling(int window, double threshold) {
            this.last = new double[window];
            this.threshold = threshold;
        }

        @Override
        public TokenObserver.Next seen(int index, GeneratedToken token) {
            last[index % last.length] = TraceConfidence.ofToken(token);
            boolean whole = index + 1 >= last.length;
            return whole && Arrays.stream(last).sum() / last.length < threshold
                    ? TokenObserver.Next.STOP
                    : TokenObserver.Next.GO_ON;
        }
    }
}
