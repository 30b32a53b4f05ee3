package dev.hone.tasks.environment;

import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.Verifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A family whose problems are worlds to act in.
///
/// A demonstration is a script: one action a line. The reference is a script that solves the problem. The prompt is the
/// world's first observation; what the model must not see (a hidden number) is part of the setup alone.
public interface EnvironmentFamily extends TaskFamily {
    /// The fact that holds the setup.
    String SETUP = "setup";

    /// A fresh world for one episode.
    ///
    /// Throws: `IllegalArgumentException` for a setup that is none of this family's.
    Environment open(String setup);

    /// The longest that one step of the world may take; then the episode is recorded as timed out and scores nothing.
    default Duration limit() {
        return Duration.ofSeconds(10);
    }

    /// What this machine lacks for these worlds, in a sentence; nothing where they can be played.
    default Optional<String> lacking() {
        return Optional.empty();
    }

    /// How many problems of each difficulty an audit looks at that was asked for so many: fewer where a world is slow.
    default int audited(int asked) {
        return asked;
    }

    @Override
    default TaskGroup group() {
        return TaskGroup.TURNS;
    }

    @Override
    default List<Style> styles() {
        return List.of(Style.STEPS, Style.SLOPPY, Style.GUESS);
    }

    @Override
    default String gold(Problem problem) {
        return problem.fact(SETUP);
    }

    @Override
    default Verifier verifier() {
        return new Script(this);
    }

    @Override
    default String completion(String answer) {
        return answer;
    }

    /// A problem of this family whose prompt is what its world shows first.
    default Problem problem(String setup, String reference, int difficulty) {
        return new Problem(setup, name(), open(setup).reset(), reference, difficulty, Map.of(SETUP, setup));
    }
}
