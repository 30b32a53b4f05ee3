package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// A rubric that the judge writes itself for the question: one item a line, at most `items`, then the share of them
/// that a candidate meets.
///
/// Source: checklists from instructions, arXiv:2410.03608; as rewards, arXiv:2507.18624.
/// Throws: `IllegalArgumentException` if a number is not positive.
public record Checklist(int items, int tokens) implements Scorer {
    public Checklist {
        if (items < 1 || tokens < 1) {
            throw new IllegalArgumentException("items and tokens must be positive: " + items + ", " + tokens);
        }
    }

    @Override
    public String name() {
        return "checklist";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return met(question, candidates, session).stream().mapToDouble(Rubric.Met::share).toArray();
    }

    @Override
    public boolean consults() {
        return true;
    }

    @Override
    public List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        return met(question, candidates, session).stream().map(Rubric.Met::opinion).toList();
    }

    private List<Rubric.Met> met(Question question, List<Candidate> candidates, Session session) {
        String asked = "Question: " + question.text() + "\nWrite at most " + items
                + " short requirements, a line each, that a good answer must meet.";
        List<String> lines = Arrays.stream(
                Opinions.of(question, List.of(asked), tokens * items, session).getFirst().split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(items)
                .toList();
        return Rubric.met(question, candidates, lines, tokens, session);
    }
}
