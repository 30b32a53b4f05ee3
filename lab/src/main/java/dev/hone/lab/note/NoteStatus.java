package dev.hone.lab.note;

import dev.hone.lab.verdict.Verdict;
import java.util.List;

/// How far the question of a note has been tested here.
public sealed interface NoteStatus {
    /// There is no experiment that could be run.
    record NoExperiment() implements NoteStatus {}

    /// There is an experiment, and no evidence of it.
    record NotRun() implements NoteStatus {}

    /// Evidence decided on claims.
    ///
    /// @param verdicts one a claim, in the protocol's order
    record Answered(List<Verdict> verdicts) implements NoteStatus {
        public Answered {
            verdicts = List.copyOf(verdicts);
        }
    }

    /// As pages print it. It counts verdicts and does not tell them, so that a reader may guess first.
    default String label() {
        return switch (this) {
            case NoExperiment n -> "no experiment yet";
            case NotRun n -> "can be run, no verdict yet";
            case Answered a -> "tested here: " + a.verdicts().size() + (a.verdicts().size() == 1
                    ? " verdict" : " verdicts");
        };
    }
}
