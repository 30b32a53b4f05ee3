package dev.hone.reasoning.scorer;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Spend;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// How likely the model finds the reference answer behind a candidate's own reasoning: the mean probability of its
/// tokens where the candidate gives its answer, or at its end where it gives none. Needs the reference, so it is a
/// reward for training without a verifier rather than a way to choose.
///
/// Source: RLPR, arXiv:2506.18254 (mean probability); VeriFree, arXiv:2505.21493 (their product).
public record ReferenceLikelihood() implements Scorer {
    @Override
    public String name() {
        return "reference-likelihood";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.SCORES, Capability.TOKENIZER);
    }

    @Override
    public double[] score(Question question, List<Candidate> candidates, Session session) {
        String reference = question.reference().orElseThrow(() -> new InputException(
                "the scorer reference-likelihood needs a task; this question has no reference"));
        Generator model = session.generator();
        int[] answer = model.tokens(reference);
        int[] prompt = model.ids(question.prompt());
        return candidates.stream().mapToDouble(c -> {
            int at = c.answers() ? c.text().lastIndexOf(c.answer()) : -1;
            int[] reasoning = model.tokens(at < 0 ? c.text() : c.text().substring(0, at));
            int[] all = Arrays.copyOf(prompt, prompt.length + reasoning.length + answer.length);
            System.arraycopy(reasoning, 0, all, prompt.length, reasoning.length);
            System.arraycopy(answer, 0, all, prompt.length + reasoning.length, answer.length);
            session.ledger().enter(
                    new Spend(0, 0, 0, (1L + model.companions()) * (reasoning.length + answer.length)));
            return model.score(all, prompt.length + reasoning.length, 0).join().stream()
                    .mapToDouble(GeneratedToken::logProb)
                    .map(StrictMath::exp)
                    .average()
                    .orElse(0);
        }).toArray();
    }
}
