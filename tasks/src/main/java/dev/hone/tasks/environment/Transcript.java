package dev.hone.tasks.environment;

import dev.hone.tasks.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What happened in an episode so far.
public record Transcript(List<Turn> turns, Optional<End> end) {
    /// Nothing has happened yet.
    public static final Transcript EMPTY = new Transcript(List.of(), Optional.empty());

    /// Begins a line that holds an observation.
    static final String OBSERVED = "\u2192 ";

    public Transcript {
        turns = List.copyOf(turns);
    }

    /// The same with one more turn.
    ///
    /// Throws: `IllegalStateException` if the episode is over.
    public Transcript then(String action, Step step) {
        if (end.isPresent()) {
            throw new IllegalStateException("the episode is over: " + end.get().reason());
        }
        List<Turn> more = new ArrayList<>(turns);
        more.add(new Turn(action, step.observation(), step.reward()));
        return new Transcript(more, step.end());
    }

    /// Sum of the rewards.
    public double rewards() {
        return turns.stream().mapToDouble(Turn::reward).sum();
    }

    /// Solved episodes are right; others have their rewards as partial credit. An episode that is not over was cut off
    /// by the model's doing and scores 0.
    ///
    /// Throws: `IllegalArgumentException` where the rewards of an episode that is not solved reach 1.
    public Verdict verdict() {
        if (end.isEmpty()) {
            return new Verdict.Unparseable("the episode was not over after " + turns.size() + " whole turns");
        }
        return switch (end.get()) {
            case End.Solved solved -> new Verdict.Correct(solved.reason());
            case End.Lost lost -> credit(lost);
            case End.OutOfTurns out -> credit(out);
            case End.Custom own -> credit(own);
        };
    }

    private Verdict credit(End how) {
        double share = rewards();
        return share == 0 ? new Verdict.Incorrect(how.reason()) : new Verdict.Partial(share, how.reason());
    }

    /// One line an action, and one behind an arrow for each line of an observation.
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Turn turn : turns) {
            out.append(out.isEmpty() ? "" : "\n").append(turn.action());
            if (!turn.observation().isEmpty()) {
                out.append('\n').append(OBSERVED).append(turn.observation().replace("\n", "\n" + OBSERVED));
            }
        }
        return out.toString();
    }
}
