package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;

/// Another model criticises, the solving one revises, until the critic writes `approved` or for `rounds` rounds.
///
/// The critic reads the question and the last draft as a request of its own, answers greedily with at most `tokens`
/// tokens, and is entered as tokens of scorers; without a judging model the solving one is its own critic, in a fresh
/// conversation. The solver sees its draft, then the critique with `revise` behind it. A last critique that nobody
/// could act on is not asked for: r rounds are at most r critiques and r revisions.
///
/// Source: external critics, arXiv:2411.16579 and CRITIC, arXiv:2305.11738; without one it is Self-Refine,
/// arXiv:2303.17651 ([SelfRefine] keeps draft and critique in one conversation).
/// Throws: `IllegalArgumentException` if a setting is out of its range.
public record CritiqueRevise(int rounds, int tokens, String critique, String revise, String approved)
        implements Strategy {
    public CritiqueRevise {
        Require.atLeast("rounds", rounds, 1);
        Require.atLeast("tokens", tokens, 1);
        Require.words("critique", critique);
        Require.words("revise", revise);
        Require.words("approved", approved);
    }

    @Override
    public String name() {
        return "critique-revise";
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> drafts = new ArrayList<>(session.candidates(question, 1));
        if (drafts.isEmpty()) {
            return Solution.NONE;
        }
        for (int r = 0; r < rounds && session.callsLeft() > 0 && session.tokensLeft() > 0; r++) {
            String draft = drafts.getLast().text();
            String said = critique(question, draft, session);
            if (said.contains(approved)) {
                break;
            }
            List<Generation> next =
                    session.generate(question.then(List.of(draft, said.strip() + "\n" + revise)), 1);
            if (next.isEmpty()) {
                break;
            }
            drafts.add(Candidate.of(question, next.getFirst()));
        }
        return Solution.of(drafts.getLast(), drafts);
    }

    private String critique(Question question, String draft, Session session) {
        GenerationOptions greedy = session.options().greedy().withStops(List.of()).withMaxTokens(tokens);
        String asked = "Question: " + question.text() + "\nSolution: " + draft + "\n" + critique;
        return session.consult(List.of(new Ask(question.asking(asked), 1, greedy))).getFirst().getFirst().text();
    }
}
