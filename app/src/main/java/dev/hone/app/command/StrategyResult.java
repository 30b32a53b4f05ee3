package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Solver;
import dev.hone.training.evaluation.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What a strategy came to over many problems: accuracy with its interval, and its account.
///
/// Problems that the verifier could not judge count in no mean; `unjudged` says how many there were. Shapes: `scores`
/// (NaN where not judged) and `tokens` one a problem.
record StrategyResult(
        String strategy, String budget, Estimate accuracy, int unjudged, Spend total, int problems, double[] scores,
        double[] tokens) {
    static StrategyResult of(String strategy, String budget, List<Solver.Solved> solved) {
        double[] scores = solved.stream()
                .mapToDouble(s -> s.question().verifier()
                        .map(v -> v.apply(s.solution().text()).score())
                        .orElse(OptionalDouble.empty())
                        .orElse(Double.NaN))
                .toArray();
        double[] judged = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        double[] tokens = solved.stream().mapToDouble(s -> s.spent().written()).toArray();
        Spend total = solved.stream().map(Solver.Solved::spent).reduce(Spend.NONE, Spend::plus);
        return new StrategyResult(
                strategy, budget, Estimate.of(judged), solved.size() - judged.length, total, solved.size(), scores,
                tokens);
    }

    /// Tokens of completions and of scorers, a problem.
    double tokensEach() {
        return (double) total.written() / problems;
    }

    String sentence() {
        return "%s: %.1f %% right (%.1f to %.1f) of %d problems; a problem took %.1f completions, %.1f tokens%s"
                .formatted(
                        strategy, 100 * accuracy.mean(), 100 * accuracy.low(), 100 * accuracy.high(), problems,
                        (double) total.calls() / problems, tokensEach(),
                        unjudged == 0 ? "" : "; " + unjudged + " could not be judged");
    }

    Json json() {
        return new Json()
                .put("strategy", strategy)
                .put("budget", budget)
                .put("accuracy", accuracy.mean())
                .put("low", accuracy.low())
                .put("high", accuracy.high())
                .put("problems", problems)
                .put("unjudged", unjudged)
                .put("calls", total.calls())
                .put("prompt_tokens", total.promptTokens())
                .put("completion_tokens", total.completionTokens())
                .put("scorer_tokens", total.scorerTokens())
                .put("companion_tokens", total.companionTokens())
                .put("trained_tokens", total.trainedTokens())
                .put("tokens_per_problem", tokensEach());
    }
}
