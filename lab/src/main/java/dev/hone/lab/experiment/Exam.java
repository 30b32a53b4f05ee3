package dev.hone.lab.experiment;

import dev.hone.engine.Model;
import dev.hone.engine.Sampler;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.evaluation.Evaluation;
import dev.hone.training.evaluation.Evaluator;
import dev.hone.training.evaluation.PassAtK;
import dev.hone.training.evaluation.ProblemResult;
import dev.hone.training.recipe.PromptSettings;
import dev.hone.training.task.ModelText;
import java.util.List;
import java.util.Optional;

/// A fixed list of problems that models are asked, some samples each.
///
/// Which problems, and which random streams answer them, come from a key: the same for all arms of a seed.
public record Exam(TaskMixture mixture, List<Problem> problems, int samples, int maxTokens, double temperature,
        Key key) {
    public Exam {
        problems = List.copyOf(problems);
    }

    /// So many different problems of one side of the wall between training and test, sampled at temperature 1.
    public static Exam of(TaskMixture mixture, Split split, int problems, int samples, int maxTokens, Key key) {
        List<Problem> asked = HeldOut.distinct(new ProblemStream(mixture, split, key.at("problems")), problems);
        return new Exam(mixture, asked, samples, maxTokens, 1, key.at("samples"));
    }

    /// The same at another temperature; 0 takes the most likely token.
    public Exam at(double other) {
        return new Exam(mixture, problems, samples, maxTokens, other, key);
    }

    /// The same with another number of samples a problem.
    public Exam withSamples(int other) {
        return new Exam(mixture, problems, other, maxTokens, temperature, key);
    }

    /// A model's answers.
    public Evaluation take(Model model, Workers workers) {
        var options = SamplingOptions.policy(maxTokens, model.endTokens()).withTemperature(temperature);
        var text = new ModelText(model, new PromptSettings(PromptSettings.Chat.AUTO, Optional.empty()));
        return new Evaluator(mixture, text, workers)
                .evaluate(new Sampler(model, workers, options), problems, samples, key);
    }

    /// What an evaluation wrote, as a cost of measuring.
    public static Cost cost(Evaluation evaluation) {
        return new Cost(0, 0, 0, 0, evaluation.tokens());
    }

    /// pass@k of each problem, without bias. A sample that could not be judged counts as wrong, so that problems stay
    /// paired between arms.
    public static double[] passAt(Evaluation evaluation, int k) {
        return evaluation.results().stream()
                .mapToDouble(r -> PassAtK.of(r.samples().size(), r.correct(), k))
                .toArray();
    }

    /// The chance of each problem that the majority of k samples is right.
    public static double[] majorityAt(Evaluation evaluation, int k) {
        return evaluation.results().stream()
                .mapToDouble(r -> r.judged() >= k ? r.majority(k) : 0)
                .toArray();
    }

    /// The mean number of tokens of each problem's samples.
    public static double[] lengths(Evaluation evaluation) {
        return evaluation.results().stream()
                .mapToDouble(r -> r.samples().stream().mapToInt(ProblemResult.Sample::tokens).average().orElse(0))
                .toArray();
    }
}
