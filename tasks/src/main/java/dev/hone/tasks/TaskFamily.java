package dev.hone.tasks;

import dev.hone.foundation.Draws;
import dev.hone.tasks.search.TraceReplay;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A kind of problem that can be made, demonstrated and verified without a model.
public interface TaskFamily {
    /// Lower-case name, unique, as recipes and the command line spell it.
    String name();

    /// One sentence.
    String description();

    /// What it is about.
    default TaskGroup group() {
        return TaskGroup.OTHER;
    }

    /// The difficulties that this family knows, easiest first.
    List<Integer> difficulties();

    /// The difficulties that a mixture draws from where it names none; one that is listed twice comes twice as often.
    default List<Integer> usualDifficulties() {
        return difficulties();
    }

    /// A problem of this difficulty; a pure function of the draws.
    Problem problem(Draws draws, int difficulty);

    /// The styles in which this family can demonstrate solutions.
    List<Style> styles();

    /// How often each style occurs in a mixture that does not say.
    default StyleWeights usualStyles() {
        return StyleWeights.equal(styles());
    }

    /// A completion that solves (or fails to solve) the problem in this style; a pure function of its arguments.
    String demonstrate(Problem problem, Style style, Draws draws);

    /// How often demonstrations in this style are meant to be right, over all difficulties equally.
    Accuracy expected(Style style);

    /// Judges completions of this family, given [#gold].
    Verifier verifier();

    /// The final answer that the completion gives, in canonical form for voting; empty where there is none.
    default String answer(Problem problem, String completion) {
        return verifier().answer(completion);
    }

    /// What [#verifier] takes as gold: the reference, or the question where several answers are right.
    default String gold(Problem problem) {
        return problem.reference();
    }

    /// Judges a completion. Never throws for what a model wrote.
    default Verdict verify(Problem problem, String completion) {
        return verifier().verify(gold(problem), completion);
    }

    /// What replays the searches that completions write out, and never throws for what a model wrote; nothing where the
    /// family has no such traces.
    default Optional<Function<String, TraceReplay>> replay(Problem problem) {
        return Optional.empty();
    }

    /// A completion that consists of this answer alone, as far as the family's form permits.
    String completion(String answer);

    /// The side of the wall on which a problem stands.
    default Split split(Problem problem) {
        return Split.of(problem.prompt());
    }

    /// How prompts reach a model.
    default PromptForm form() {
        return PromptForm.TEXT;
    }
}
