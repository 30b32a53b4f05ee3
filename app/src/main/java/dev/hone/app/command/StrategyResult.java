package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.solve.Solver;
import dev.hone.training.evaluation.Estimate;
import java.util.Arrays;
import java.util.List;

/// What a strategy came to over many problems: accuracy with its interval, and its account.
///
/// Problems that the verifier could not judge, or that were not answered, count in no mean; `unjudged` says how many
/// there were, `unanswered` why those among them had no answer. Shapes: `scores`
/// (NaN where not judged) and `tokens` one a problem.
record StrategyResult(
        String strategy, String budget, Estimate accuracy, int unjudged, List<String> unanswered, Spend total,
        int problems, double[] scores, double[] tokens) {
    static StrategyResult of(String strategy, String budget, List<Solver.Solved> solved) {
        double[] scores = solved.stream().mapToDouble(Solver.Solved::score).toArray();
        double[] judged = Arrays.stream(scores).filter(score -> !Double.isNaN(score)).toArray();
        double[] tokens = solved.stream().mapToDouble(s -> s.spent().written()).toArray();
        Spend total = solved.stream().map(Solver.Solved::spent).reduce(Spend.NONE, Spend::plus);
        return new StrategyResult(
                strategy, budget, Estimate.of(judged), solved.size() - judged.length,
                solved.stream().flatMap(s -> s.unanswered().stream()).map(e -> e.getMessage()).toList(), total,
                solved.size(), scores, tokens);
    }

    /// Tokens of completions and of scorers, a problem.
    double tokensEach() {
        return (double) total.written() / problems;
    }

    String sentence() {
        return "%s: %.1f %% right (%.1f to %.1f) of %d problems; a problem took %.1f completions, %.1f tokens%s%s"
                .formatted(
                        strategy, 100 * accuracy.mean(), 100 * accuracy.low(), 100 * accuracy.high(), problems,
                        (double) total.calls() / problems, tokensEach(),
                        unjudged == 0 ? "" : "; " + unjudged + " could not be judged",
                        unanswered.isEmpty() ? "" : ", " + unanswered.size() + " of them because they had no answer: "
                                + unanswered.getFirst());
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
                .put("unanswered", unanswered.size())
                .put("calls", total.calls())
                .put("prompt_tokens", total.promptTokens())
                .put("completion_tokens", total.completionTokens())
                .put("scorer_tokens", total.scorerTokens())
                .put("companion_tokens", total.companionTokens())
                .put("trained_tokens", total.trainedTokens())
                .put("tokens_per_problem", tokensEach());
    }
}
