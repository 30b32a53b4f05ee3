package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Monte Carlo tree search over steps.
///
/// Each of `rounds` rounds walks from the root to a leaf by the largest Q + exploration · √(ln N / n), gives the leaf
/// `expand` children, each a next step, goes on from the first of them greedily to an end, and adds that end's score to
/// all nodes on the way. Q is the mean of the scores below a node, N and n are visits of parent and child; a child
/// without a visit comes first. The answer is the best end by the scorer.
///
/// Source: UCT, Kocsis and Szepesvári, ECML 2006; with language models' steps, arXiv:2305.14992 and arXiv:2406.07394.
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record TreeSearch(int rounds, int expand, int steps, double exploration, String end, Scorer scorer)
        implements Strategy {
    public TreeSearch {
        Require.atLeast("rounds", rounds, 1);
        Require.atLeast("expand", expand, 1);
        Require.atLeast("steps", steps, 1);
        Require.words("end", end);
        if (!(exploration >= 0)) {
            throw new IllegalArgumentException("exploration must not be negative: " + exploration);
        }
    }

    @Override
    public String name() {
        return "tree-search";
    }

    @Override
    public Set<Capability> needs() {
        return Require.also(scorer.needs(), Capability.TOKEN_IDS);
    }

    @Override
    public Solution solve(Question question, Session session) {
        var search = new StepSearch(question, session, scorer, end);
        var root = new Node();
        List<Candidate> ends = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (int r = 0; r < rounds; r++) {
            List<Node> path = root.path(exploration);
            Node leaf = path.getLast();
            if (leaf.visits > 0 || leaf == root) {
                grow(search, leaf);
                if (!leaf.children.isEmpty()) {
                    leaf = leaf.children.getFirst();
                    path.add(leaf);
                }
            }
            if (leaf.traces.isEmpty()) { // the budget ended before the first step
                break;
            }
            Trace done = search.finished(leaf.traces).getFirst();
            double score = search.scores(List.of(done))[0];
            ends.add(done.candidate());
            scores.add(score);
            path.forEach(n -> n.add(score));
            if (session.callsLeft() == 0 || session.tokensLeft() == 0) {
                break;
            }
        }
        if (ends.isEmpty()) {
            return Solution.NONE;
        }
        int best = Best.of(1, scores.stream().mapToDouble(x -> x).toArray()).getFirst();
        return Solution.of(ends.get(best), ends);
    }

    private void grow(StepSearch search, Node node) {
        List<Trace> next = node.traces.isEmpty()
                ? search.first(expand)
                : node.traces.getFirst().steps() < steps ? search.grown(node.traces, expand).getFirst() : List.of();
        next.forEach(t -> node.children.add(new Node(t)));
    }

    /// A solution so far (none at the root), and what was found below it.
    private static final class Node {
        private final List<Trace> traces;
        private final List<Node> children = new ArrayList<>();
        private int visits;
        private double sum;

        Node(Trace... trace) {
            traces = List.of(trace);
        }

        void add(double score) {
            visits++;
            sum += score;
        }

        /// The way to the leaf that is looked at next.
        List<Node> path(double exploration) {
            List<Node> path = new ArrayList<>(List.of(this));
            while (!path.getLast().children.isEmpty()) {
                Node here = path.getLast();
                double[] values = here.children.stream().mapToDouble(c -> c.visits == 0
                        ? Double.POSITIVE_INFINITY
                        : c.sum / c.visits + exploration * Math.sqrt(StrictMath.log(here.visits) / c.visits)).toArray();
                path.add(here.children.get(Best.of(1, values).getFirst()));
            }
            return path;
        }
    }
}
