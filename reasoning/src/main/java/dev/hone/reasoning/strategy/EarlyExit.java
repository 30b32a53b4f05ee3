package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Stops a thought once its answer no longer changes.
///
/// After every `chunk` tokens the model is made to answer at once, from behind the words `probe` and greedily, with at
/// most
/// `answer` tokens; once `agree` probes in a row give the same answer, that is the solution. A thought that ends by
/// itself is taken as it is.
///
/// Source: probing the middle of reasoning for answer convergence: Dynasor, arXiv:2412.20993; arXiv:2506.02536.
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record EarlyExit(int chunk, int agree, int answer, String probe) implements Strategy {
    public EarlyExit {
        Require.atLeast("chunk", chunk, 1);
        Require.atLeast("agree", agree, 1);
        Require.atLeast("answer", answer, 1);
        Require.words("probe", probe);
    }

    @Override
    public String name() {
        return "early-exit";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.TOKEN_IDS, Capability.TOKENIZER);
    }

    @Override
    public Solution solve(Question question, Session session) {
        List<Candidate> probes = new ArrayList<>();
        int most = session.options().maxTokens();
        List<Generation> first = session.generate(
                new Ask(question.prompt(), 1, session.options().withMaxTokens(Math.min(chunk, most))));
        if (first.isEmpty()) {
            return Solution.NONE;
        }
        Trace thought = Trace.begun(question, first.getFirst());
        while (thought.finish() == Generation.Finish.LENGTH) {
            Trace asked = thought.forced(probe, session.generator().tokens(probe));
            List<Generation> said =
                    session.generate(new Ask(asked.prompt(), 1, session.options().greedy().withMaxTokens(answer)));
            if (said.isEmpty()) {
                break;
            }
            probes.add(asked.then(said.getFirst()).candidate());
            if (agreed(probes)) {
                return Solution.of(probes.getLast(), probes);
            }
            int left = most - thought.length();
            List<Generation> more = left < 1
                    ? List.of()
                    : session.generate(
                            new Ask(thought.prompt(), 1, session.options().withMaxTokens(Math.min(chunk, left))));
            if (more.isEmpty()) {
                return Solution.of(probes.getLast(), probes);
            }
            thought = thought.then(more.getFirst());
        }
        List<Candidate> all = new ArrayList<>(probes);
        all.add(thought.candidate());
        return Solution.of(thought.candidate(), all);
    }

    private boolean agreed(List<Candidate> probes) {
        if (probes.size() < agree) {
            return false;
        }
        List<Candidate> last = probes.subList(probes.size() - agree, probes.size());
        return last.stream().allMatch(Candidate::answers)
                && last.stream().map(Candidate::answer).distinct().count() == 1;
    }
}
