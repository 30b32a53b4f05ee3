package dev.hone.reasoning.scorer;

import dev.hone.reasoning.scorer.Verdicts.Case;
import dev.hone.reasoning.scorer.Verdicts.Words;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.ArrayList;
import java.util.List;

/// A model judges each step in words; the chance that it gives to the verdict `yes` is the step's score.
///
/// A step ends with `end`, the last with the candidate. For each step the judging model reads the question, the steps
/// before, the step and `instruction`; with `tokens` above 0 it first writes a check of so many tokens at most. Then
/// comes `verdict`, and the score is
///
/// p(yes) / (p(yes) + p(no))
///
/// of the two words behind it. Steps of a candidate are put together by `reduce`.
///
/// Source: verdicts as next tokens, arXiv:2408.15240; a check in words for each step, ThinkPRM, arXiv:2504.16828, and
/// GenPRM, arXiv:2504.00891. Differs: one check a step (several that vote there).
/// Throws: `IllegalArgumentException` if a text is empty or `tokens` negative.
public record GenerativeProcessReward(
        String end, Reduce reduce, int tokens, String instruction, String verdict, String yes, String no)
        implements Scorer {
    public GenerativeProcessReward {
        if (end.isEmpty() || verdict.isEmpty() || yes.isEmpty() || no.isEmpty()) {
            throw new IllegalArgumentException("end, verdict, yes and no must not be empty");
        }
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens must not be negative: " + tokens);
        }
    }

    @Override
    public String name() {
        return "generative-process-reward";
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        List<String> asked = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (Candidate c : candidates) {
            List<String> steps = steps(c.text());
            var before = new StringBuilder();
            for (String step : steps) {
                asked.add("Question: " + question.text() + "\nSteps so far: " + before + "\nNext step: " + step + "\n"
                        + instruction);
                before.append(step);
            }
            counts.add(steps.size());
        }
        double[] chances = chances(question, asked, session);
        double[] scores = new double[candidates.size()];
        int from = 0;
        for (int i = 0; i < scores.length; i++) {
            List<Double> own = new ArrayList<>();
            for (int s = 0; s < counts.get(i); s++) {
                own.add(chances[from++]);
            }
            scores[i] = reduce.of(own);
        }
        return scores;
    }

    private double[] chances(Question question, List<String> asked, Session session) {
        if (asked.isEmpty()) {
            return new double[0];
        }
        List<String> checks = tokens == 0 ? asked.stream().map(a -> "").toList()
                : Opinions.of(question, asked, tokens, session);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            // A check that already ends in a verdict of its own is cut before it: the word is to be weighed, not read.
            int said = checks.get(i).lastIndexOf(verdict);
            cases.add(new Case(
                    asked.get(i), (said < 0 ? checks.get(i) : checks.get(i).substring(0, said)) + verdict));
        }
        return Verdicts.of(question, cases, new Words(yes, no), session);
    }

    /// The steps of a text with what ends them; an empty text is one step.
    List<String> steps(String text) {
        List<String> steps = new ArrayList<>();
        int begin = 0;
        for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, begin)) {
            steps.add(text.substring(begin, at + end.length()));
            begin = at + end.length();
        }
        if (begin < text.length() || steps.isEmpty()) {
            steps.add(text.substring(begin));
        }
        return steps;
    }
}
