package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// The share of criteria that a judge finds met, each asked by itself.
///
/// `criteria` are parted by semicolons. The judge answers yes or no with at most `tokens` tokens; neither counts as no.
/// As an opinion: the share of those that it answered, and none where it answered none.
///
/// Source: Rubrics as rewards, arXiv:2507.17746 (there with weights).
/// Throws: `IllegalArgumentException` if there is no criterion.
public record Rubric(String criteria, int tokens) implements Scorer {
    public Rubric {
        if (criteria.isBlank() || tokens < 1) {
            throw new IllegalArgumentException("a rubric needs criteria, parted by semicolons, and tokens: '" + criteria
                    + "', " + tokens);
        }
    }

    @Override
    public String name() {
        return "rubric";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        return met(question, candidates, each(), tokens, session).stream().mapToDouble(Met::share).toArray();
    }

    @Override
    public boolean consults() {
        return true;
    }

    @Override
    public List<OptionalDouble> opinions(Question question, List<Candidate> candidates, Session session) {
        return met(question, candidates, each(), tokens, session).stream().map(Met::opinion).toList();
    }

    private List<String> each() {
        return Arrays.stream(criteria.split(";")).map(String::strip).filter(c -> !c.isEmpty()).toList();
    }

    /// How many criteria a candidate meets, how many were answered, and how many there are.
    record Met(int met, int answered, int criteria) {
        double share() {
            return criteria == 0 ? 0 : (double) met / criteria;
        }

        OptionalDouble opinion() {
            return answered == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met / answered);
        }
    }

    /// Which of these criteria each candidate meets.
    static List<Met> met(
            Question question, List<Candidate> candidates, List<String> criteria, int tokens, Session session) {
        List<String> asked = new ArrayList<>();
        for (Candidate c : candidates) {
            for (String criterion : criteria) {
                asked.add("Question: " + question.text() + "\nSolution: " + c.text() + "\nDoes the solution meet this: "
                        + criterion + "? Answer yes or no.");
            }
        }
        List<String> said = asked.isEmpty() ? List.of() : Opinions.of(question, asked, tokens, session);
        List<Met> all = new ArrayList<>();
        for (int c = 0; c < candidates.size(); c++) {
            List<OptionalDouble> answers = said.subList(c * criteria.size(), (c + 1) * criteria.size()).stream()
                    .map(text -> Opinions.last(text, "yes", "no"))
                    .toList();
            all.add(new Met(
                    (int) answers.stream().filter(a -> a.orElse(0) == 1).count(),
                    (int) answers.stream().filter(OptionalDouble::isPresent).count(), criteria.size()));
        }
        return all;
    }
}
