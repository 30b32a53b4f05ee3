package dev.hone.tasks.registry;

import dev.hone.tasks.TaskMixture;
import java.util.List;

/// The world of the shipped tiny model: chained sums, column addition and subtraction, sorting and search, in the
/// families' usual difficulties and styles, each as often.
///
/// A model that is pre-trained on its demonstrations solves about a third of held-out problems at the first sample and
/// nearly all within 16: room for reinforcement learning. The majority of its subtractions is confidently wrong.
public final class TinyWorld {
    private TinyWorld() {}

    /// The mixture, for pre-training, reinforcement learning and evaluation alike.
    public static TaskMixture mixture() {
        return TaskSpec.mixture(specs());
    }

    /// What the mixture consists of.
    public static List<TaskSpec> specs() {
        return List.of("chains", "addition", "sorting", "subtraction", "search").stream()
                .map(TaskSpec::of)
                .toList();
    }
}
