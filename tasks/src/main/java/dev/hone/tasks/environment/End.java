package dev.hone.tasks.environment;

/// Why an episode is over.
public sealed interface End {
    /// One sentence for a person.
    String reason();

    /// The goal was reached.
    record Solved(String reason) implements End {}

    /// The goal can no longer be reached, or the model gave a wrong answer.
    record Lost(String reason) implements End {}

    /// The world allowed so many turns.
    record OutOfTurns(int turns) implements End {
        @Override
        public String reason() {
            return "the goal was not reached within " + turns + " turns";
        }
    }

    /// An end of the user's own; it counts as not solved.
    non-sealed interface Custom extends End {}
}
