package dev.hone.tasks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A solution in steps, each with a label: how likely it is that it leads to a right answer.
///
/// Shapes: one label a step. Units: chances, in [0, 1].
/// Throws: `IllegalArgumentException` where lengths differ, there is no step, or a label is no chance.
public record StepwiseSolution(List<String> steps, List<Double> labels) {
    public StepwiseSolution {
        steps = List.copyOf(steps);
        labels = List.copyOf(labels);
        if (steps.isEmpty() || steps.size() != labels.size()) {
            throw new IllegalArgumentException("a solution has as many labels as steps, at least one: "
                    + labels.size() + " and " + steps.size());
        }
        if (labels.stream().anyMatch(y -> !(y >= 0 && y <= 1))) {
            throw new IllegalArgumentException("a label is a chance in [0, 1]: " + labels);
        }
    }

    /// The solution that a problem of a file brings; empty for all others.
    public static Optional<StepwiseSolution> of(Problem problem) {
        if (!problem.facts().containsKey("step-0")) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (int i = 0; problem.facts().containsKey("step-" + i); i++) {
            steps.add(problem.fact("step-" + i));
            labels.add(Double.parseDouble(problem.fact("label-" + i)));
        }
        return Optional.of(new StepwiseSolution(steps, labels));
    }

    /// The facts under which a problem keeps it.
    public Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            facts.put("step-" + i, steps.get(i));
            facts.put("label-" + i, labels.get(i).toString());
        }
        return facts;
    }
}
