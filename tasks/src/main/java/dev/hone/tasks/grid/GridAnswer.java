package dev.hone.tasks.grid;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;

/// Judges the grid behind the last `#`: every cell must be right.
public record GridAnswer() implements Verifier {
    @Override
    public String answer(String prediction) {
        return GridNotation.answer(prediction).map(CellGrid::text).orElse("");
    }

    @Override
    public Verdict verify(String gold, String prediction) {
        String answer = answer(prediction);
        if (answer.isEmpty()) {
            return new Verdict.Unparseable("no grid behind a '#'");
        }
        return answer.equals(gold)
                ? new Verdict.Correct("all cells are right")
                : new Verdict.Incorrect("another grid than " + gold);
    }
}
