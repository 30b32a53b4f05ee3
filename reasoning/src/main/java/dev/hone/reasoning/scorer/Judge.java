package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.List;
import java.util.OptionalDouble;

/// A judge that reasons, then gives each candidate a mark from 0 to `best`.
///
/// The judging model reads question and candidate behind `instruction` and writes at most `tokens` tokens; the last
/// number that it writes is the mark, cut to the range, and divided by `best`. Where it writes none, the candidate has
/// the mark 0, as an opinion none.
///
/// Source: LLM-as-a-judge, arXiv:2306.05685; judges that reason first, arXiv:2408.15240.
/// Throws: `IllegalArgumentException` if a number is not positive.
public record Judge(int best, int tokens, String instruction) implements Scorer {
    public Judge {
        if (best < 1 || tokens < 1) {
            throw new IllegalArgumentException("best and tokens must be positive: " + best + ", " + tokens);
        }
    }

    @Override
    public String name() {
        return "judge";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return opinions(question, candidates, session).stream().mapToDouble(o -> o.orElse(0)).toArray();
    }

    @Override
    public boolean consults() {
        return true;
    }

    @Override
    public List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        List<String> asked = candidates.stream()
                .map(c -> "Question: " + question.text() + "\nSolution: " + c.text() + "\n" + instruction)
                .toList();
        return Opinions.of(question, asked, tokens, session).stream()
                .map(this::mark)
                .toList();
    }

    private OptionalDouble mark(String said) {
        OptionalDouble last = Opinions.lastNumber(said);
        return last.isPresent() ? OptionalDouble.of(Math.clamp(last.getAsDouble(), 0, best) / best) : last;
    }
}
