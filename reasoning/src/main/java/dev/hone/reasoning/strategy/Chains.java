package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import java.util.ArrayList;
import java.util.List;

/// Sequential and parallel sampling in one: `chains` solutions beside each other, each revised until it is `length`
/// long, and a majority over all chains · length of them. One chain is pure revision, length 1 pure sampling.
///
/// In a chain the last `seen` solutions stand in the conversation, each followed by `ask`. All chains take a step at
/// once; one that the budget cuts off ends.
///
/// Source: arXiv:2408.03314, section 6.2 (the ratio of sequential to parallel samples; a majority over the whole, where
/// there also within a chain first).
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record Chains(int chains, int length, int seen, String ask) implements Continuing {
    public Chains {
        Require.atLeast("chains", chains, 1);
        Require.atLeast("length", length, 1);
        Require.atLeast("seen", seen, 1);
        Require.words("ask", ask);
    }

    @Override
    public String name() {
        return "chains";
    }

    @Override
    public Solution solve(Question question, Session session, List<Candidate> already) {
        List<Candidate> heads = new ArrayList<>(already.subList(0, Math.min(chains, already.size())));
        if (heads.size() < chains) {
            heads.addAll(session.candidates(question, chains - heads.size()));
        }
        List<List<Candidate>> all = new ArrayList<>();
        heads.forEach(h -> all.add(new ArrayList<>(List.of(h))));
        for (int step = 1; step < length; step++) {
            int goal = step + 1;
            List<List<Candidate>> going = all.stream().filter(c -> c.size() == goal - 1).toList();
            if (going.isEmpty()) {
                break;
            }
            List<List<Generation>> next =
                    session.generate(going.stream().map(c -> next(question, c, session)).toList());
            for (int c = 0; c < going.size(); c++) {
                for (Generation g : next.get(c)) {
                    going.get(c).add(Candidate.of(question, g));
                }
            }
        }
        return Votes.equal(all.stream().flatMap(List::stream).toList()).solution();
    }

    private Ask next(Question question, List<Candidate> chain, Session session) {
        List<String> said = new ArrayList<>();
        for (Candidate c : chain.subList(Math.max(0, chain.size() - seen), chain.size())) {
            said.add(c.text());
            said.add(ask);
        }
        return new Ask(question.then(said), 1, session.options());
    }
}
