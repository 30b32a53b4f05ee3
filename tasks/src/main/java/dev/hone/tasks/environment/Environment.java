package dev.hone.tasks.environment;

/// A world that one model acts in, turn after turn. It has state and belongs to one episode.
///
/// What a model writes may be anything: a wrong action is answered by an observation, never by an exception. An
/// exception means that the world itself failed; the episode is then recorded as such and scores nothing.
public interface Environment {
    /// Puts the world at its beginning and gives the first observation, which is the problem's prompt.
    String reset();

    /// What the world does after this action. Not called again once a step has an end.
    Step step(String action);
}
