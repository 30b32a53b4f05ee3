package dev.hone.training.loop;

import dev.hone.engine.Model;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.distill.ContextText;
import dev.hone.training.task.ModelText;
import java.util.Optional;

/// The prompt behind which a self-teacher reads a completion: the problem's, with what the student is not shown, in the
/// chat template where the student's is.
final class TeacherPrompt {
    private final ContextText context;
    private final TaskMixture mixture;
    private final ModelText text;
    private final int positions;

    TeacherPrompt(ContextText context, TaskMixture mixture, ModelText text, Model model) {
        this.context = context;
        this.mixture = mixture;
        this.text = text;
        this.positions = model.config().maxPositions();
    }

    /// Its tokens.
    ///
    /// @param completion tokens that will stand behind it
    /// @throws InputException if the tokenizer cannot write it, or the model has no positions for prompt and completion
    int[] of(Problem problem, Optional<String> solution, Optional<String> feedback, int completion) {
        var longer = new Problem(
                problem.id(), problem.family(), context.of(problem.prompt(), solution, feedback), problem.reference(),
                problem.difficulty(), problem.facts());
        int[] prompt = written(longer);
        if (prompt.length + completion > positions) {
            throw new InputException("problem " + problem.id() + ": the teacher's prompt has " + prompt.length
                    + " tokens and the completion " + completion + ", the model " + positions
                    + " positions; shorten teacher.text or sampling.max-tokens");
        }
        return prompt;
    }

    private int[] written(Problem longer) {
        try {
            return text.prompt(mixture.family(longer), longer);
        } catch (InputException e) {
            throw new InputException("problem " + longer.id() + ": the teacher's prompt cannot be written ("
                    + e.getMessage() + "); set teacher.text to what the tokenizer knows, or verdicts: never", e);
        }
    }
}
