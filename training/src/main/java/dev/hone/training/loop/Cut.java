package dev.hone.training.loop;

import dev.hone.engine.Completion;
import java.util.List;

/// Completions that are longer than their step allows are cut there, as if the sampler had stopped.
final class Cut {
    private Cut() {}

    /// The completion, with at most so many tokens.
    static Completion to(int most, Completion completion) {
        return completion.length() > most ? completion.first(most) : completion;
    }

    /// All of them, with at most so many tokens each.
    static List<List<Completion>> all(int most, List<List<Completion>> completions) {
        return completions.stream().map(list -> list.stream().map(c -> to(most, c)).toList()).toList();
    }
}
