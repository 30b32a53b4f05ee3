package dev.hone.training.loop;

import dev.hone.engine.TokenTree;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.StepwiseSolution;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.rewardmodel.LabelledSteps;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;

/// Solutions and labels of a file. Each step but the last ends with the separator, the last with the end token; steps
/// become tokens one by one, so that a step's end is the end of a token.
final class FiledSteps implements StepLabeller {
    private final TaskMixture mixture;
    private final ModelText text;
    private final String separator;

    FiledSteps(TaskMixture mixture, ModelText text, String separator) {
        this.mixture = mixture;
        this.text = text;
        this.separator = separator;
    }

    @Override
    public List<LabelledSteps> of(List<Problem> problems, Key key) {
        return problems.stream().map(this::labelled).toList();
    }

    private LabelledSteps labelled(Problem problem) {
        StepwiseSolution solution = StepwiseSolution.of(problem)
                .orElseThrow(() -> new InputException("task " + problem.family() + " has no labels of steps; name the"
                        + " policy that makes them, or take the task stepwise"));
        int n = solution.steps().size();
        List<Integer> ids = new ArrayList<>();
        int[] ends = new int[n];
        for (int i = 0; i < n; i++) {
            boolean last = i == n - 1;
            for (int id : text.tokens(last ? solution.steps().get(i) : solution.steps().get(i) + separator)) {
                ids.add(id);
            }
            if (last) {
                ids.add(text.endToken());
            }
            ends[i] = ids.size();
        }
        var tree = new TokenTree(
                text.prompt(mixture.family(problem), problem),
                List.of(ids.stream().mapToInt(Integer::intValue).toArray()));
        return new LabelledSteps(tree, ends, solution.labels().stream().mapToDouble(y -> y).toArray());
    }
}
