package dev.hone.app.atlas.playground;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.solve.Question;
import dev.hone.tasks.HeldOut;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.registry.TaskSpec;
import java.util.List;
import java.util.Optional;

/// Problems of tasks that need no files: those of `hone solve --task TASK --problems 1 --seed SEED`.
final class Problems {
    private Problems() {}

    /// A held-out problem with the mixture that it comes from.
    record Found(TaskMixture mixture, Problem problem) {}

    /// @throws InputException for an unknown task, one from files, or one of several turns
    static Found of(String task, long seed) {
        TaskSpec spec = TaskSpec.parse(task);
        if (TaskSpec.FROM_FILES.contains(spec.family())) {
            throw new InputException("task '" + task + "' needs files, which the playground does not read; use hone"
                    + " solve --task");
        }
        TaskMixture mixture = TaskSpec.mixture(List.of(spec));
        Problem problem =
                HeldOut.distinct(new ProblemStream(mixture, Split.TEST, Key.of(seed).at("held-out")), 1).getFirst();
        TaskFamily family = mixture.family(problem);
        if (family instanceof EnvironmentFamily) {
            throw new InputException("task " + family.name() + " is played over several turns; strategies solve tasks"
                    + " of one turn");
        }
        return new Found(mixture, problem);
    }

    /// The question that is asked of a model.
    static Question question(Asked asked, Generator generator) {
        boolean chat = generator.capabilities().contains(Capability.CHAT);
        return asked.task().map(task -> {
            Found found = of(task, asked.seed());
            boolean spoken = chat && found.mixture().family(found.problem()).form() == PromptForm.CHAT;
            return Question.of(found.mixture(), found.problem(), form(spoken), Optional.empty());
        }).orElseGet(() -> Question.of(asked.prompt().orElseThrow(), form(chat), Optional.empty()));
    }

    private static Question.Form form(boolean chat) {
        return chat ? Question.Form.CHAT : Question.Form.TEXT;
    }
}
