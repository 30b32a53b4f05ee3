package dev.hone.reasoning.tuning;

import dev.hone.reasoning.strategy.ComputeOptimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What each of several ways of spending compute brings and costs in each bin of difficulty, and the best choice from
/// it.
///
/// Shapes: `cells` bin by arm.
public record ArmTable(List<Double> edges, List<List<Cell>> cells) {
    /// Choices that are looked through at most.
    private static final double MOST_CHOICES = 2e7;

    /// The questions of a bin under one arm: how many, the mean score of those that were judged, and mean tokens.
    public record Cell(int questions, double score, double tokens) {}

    public ArmTable {
        edges = List.copyOf(edges);
        cells = cells.stream().map(List::copyOf).toList();
    }

    /// Bins of as even numbers of questions as their difficulties allow; equal difficulties stay together, so there may
    /// be fewer bins.
    ///
    /// Shapes: `difficulty` one a question; `scores` (NaN where not judged) and `tokens` arm by question.
    /// @throws IllegalArgumentException if there is no question or no bin, or more choices than can be looked through
    public static ArmTable of(double[] difficulty, double[][] scores, double[][] tokens, int bins) {
        if (difficulty.length == 0 || bins < 1) {
            throw new IllegalArgumentException("needs questions and bins: " + difficulty.length + ", " + bins);
        }
        if (StrictMath.pow(scores.length, bins) > MOST_CHOICES) {
            throw new IllegalArgumentException(
                    scores.length + " arms in " + bins + " bins are too many choices; take fewer of one of them");
        }
        List<Double> edges = edges(difficulty, bins);
        List<List<Cell>> cells = new ArrayList<>();
        for (int bin = 0; bin <= edges.size(); bin++) {
            List<Cell> row = new ArrayList<>();
            for (int arm = 0; arm < scores.length; arm++) {
                row.add(cell(bin, edges, difficulty, scores[arm], tokens[arm]));
            }
            cells.add(row);
        }
        return new ArmTable(edges, cells);
    }

    private static List<Double> edges(double[] difficulty, int bins) {
        double[] sorted = difficulty.clone();
        Arrays.sort(sorted);
        List<Double> edges = new ArrayList<>();
        for (int b = 1; b < bins; b++) {
            double edge = sorted[(int) ((long) b * sorted.length / bins)];
            if (edge > sorted[0] && (edges.isEmpty() || edge > edges.getLast())) {
                edges.add(edge);
            }
        }
        return edges;
    }

    private static Cell cell(int bin, List<Double> edges, double[] difficulty, double[] scores, double... tokens) {
        int questions = 0;
        int judged = 0;
        double score = 0;
        double cost = 0;
        for (int q = 0; q < difficulty.length; q++) {
            if (ComputeOptimal.bin(difficulty[q], edges) == bin) {
                questions++;
                cost += tokens[q];
                judged += Double.isNaN(scores[q]) ? 0 : 1;
                score += Double.isNaN(scores[q]) ? 0 : scores[q];
            }
        }
        return new Cell(questions, judged == 0 ? 0 : score / judged, cost / Math.max(1, questions));
    }

    /// An arm for each bin, and what that brings and costs a question, by the problems it was chosen on.
    public record Choice(List<Integer> arms, double score, double tokens) {
        public Choice {
            arms = List.copyOf(arms);
        }
    }

    /// The choice with the best score among those that cost at most this many tokens a question on average; of equals
    /// the cheapest, and the cheapest of all where none is so cheap.
    public Choice within(double mostTokens) {
        var search = new Search(mostTokens);
        search.bin(0, 0, 0);
        int all = cells.stream().mapToInt(row -> row.getFirst().questions()).sum();
        return new Choice(Arrays.stream(search.best).boxed().toList(), search.score / all, search.tokens / all);
    }

    private final class Search {
        private final double most;
        private final int[] now = new int[cells.size()];
        private int[] best = new int[cells.size()];
        private double score = Double.NEGATIVE_INFINITY;
        private double tokens = Double.POSITIVE_INFINITY;

        Search(double mostTokens) {
            most = mostTokens * cells.stream().mapToInt(row -> row.getFirst().questions()).sum();
        }

        private void bin(int b, double scoreSoFar, double tokensSoFar) {
            if (b == now.length) {
                see(scoreSoFar, tokensSoFar);
                return;
            }
            for (int arm = 0; arm < cells.get(b).size(); arm++) {
                Cell c = cells.get(b).get(arm);
                now[b] = arm;
                bin(b + 1, scoreSoFar + c.score() * c.questions(), tokensSoFar + c.tokens() * c.questions());
            }
        }

        private void see(double newScore, double newTokens) {
            boolean fits = newTokens <= most;
            boolean bestFits = tokens <= most;
            boolean better = fits != bestFits ? fits
                    : !fits ? newTokens < tokens
                            : newScore > score || newScore == score && newTokens < tokens;
            if (better) {
                best = now.clone();
                score = newScore;
                tokens = newTokens;
            }
        }
    }
}
