package dev.hone.reasoning.scorer;

import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.List;

/// How many of the other candidates say something else: candidates are parted into classes of the same meaning, and one
/// whose class has m of n members scores
///
/// 1 − (m − 1) / (n − 1)
///
/// A candidate is compared with the first member of each class so far, in order, and joins the first class that is
/// `same`: by what a model answers to `instruction` (yes or no, greedily, at most `tokens` tokens; neither counts as
/// no), by cosine of character n-grams of at least `threshold`, or by the final answer. Several comparisons of one
/// candidate are asked at once.
///
/// Source: partition by a classifier, DARLING, arXiv:2509.02534; classes by bidirectional entailment, arXiv:2302.09664.
/// Differs: the classifier is a question to the judging model.
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record SemanticDiversity(Same same, int tokens, String instruction, int n, double threshold)
        implements Scorer {
    /// What makes two candidates the same.
    public enum Same { JUDGE, GRAMS, ANSWER }

    public SemanticDiversity {
        if (tokens < 1 || n < 1 || !(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("tokens and n must be positive, threshold lie in (0, 1]: " + tokens
                    + ", " + n + ", " + threshold);
        }
    }

    @Override
    public String name() {
        return "semantic-diversity";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        int[] classes = classes(question, candidates, session);
        double[] scores = new double[classes.length];
        for (int i = 0; i < scores.length; i++) {
            int others = 0;
            for (int j = 0; j < classes.length; j++) {
                others += i != j && classes[i] == classes[j] ? 1 : 0;
            }
            scores[i] = scores.length < 2 ? 1 : 1 - (double) others / (scores.length - 1);
        }
        return scores;
    }

    /// The class of each candidate, numbered in the order in which classes were first seen.
    public int[] classes(Question question, List<Candidate> candidates, Session session) {
        List<Candidate> first = new ArrayList<>();
        int[] classes = new int[candidates.size()];
        for (int i = 0; i < classes.length; i++) {
            int found = first(question, first, candidates.get(i), session);
            if (found == first.size()) {
                first.add(candidates.get(i));
            }
            classes[i] = found;
        }
        return classes;
    }

    /// The first class that holds the candidate, or their number.
    private int first(Question question, List<Candidate> classes, Candidate one, Session session) {
        int equal = classes.stream().map(Candidate::text).toList().indexOf(one.text());
        if (equal >= 0 || classes.isEmpty()) {
            return Math.max(0, equal);
        }
        List<Boolean> alike = switch (same) {
            case JUDGE -> judged(question, classes, one, session);
            case GRAMS -> classes.stream()
                    .map(c -> Grams.of(c.text(), n).similarity(Grams.of(one.text(), n)) >= threshold)
                    .toList();
            case ANSWER -> classes.stream().map(c -> c.answer().equals(one.answer())).toList();
        };
        int at = alike.indexOf(true);
        return at < 0 ? classes.size() : at;
    }

    private List<Boolean> judged(Question question, List<Candidate> classes, Candidate one, Session session) {
        List<String> asked = classes.stream()
                .map(c -> "Question: " + question.text() + "\nA: " + c.text() + "\nB: " + one.text() + "\n"
                        + instruction)
                .toList();
        return Opinions.of(question, asked, tokens, session).stream()
                .map(said -> Opinions.last(said, "yes", "no").orElse(0) == 1)
                .toList();
    }
}
