package dev.hone.reasoning.strategy;

import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.solve.Ask;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.reasoning.solve.Solution;
import dev.hone.reasoning.solve.Strategy;
import java.util.List;
import java.util.Set;

/// Makes a model think at least, and at most, so long.
///
/// Where it would end its thought, the end is taken back and `pause` is put in its place, `waits` times. A thought that
/// has
/// `think` tokens is cut off, and `conclude` is put behind it, from which the model goes on to its answer with at most
/// `answer` tokens. A thought ends with the model's end, or with `end` where that is not empty.
///
/// Source: s1, arXiv:2501.19393.
/// Throws: `IllegalArgumentException` if a number is out of its range.
public record BudgetForcing(int waits, int think, int answer, String pause, String conclude, String end)
        implements Strategy {
    public BudgetForcing {
        Require.atLeast("waits", waits, 0);
        Require.atLeast("think", think, 1);
        Require.atLeast("answer", answer, 1);
    }

    @Override
    public String name() {
        return "budget-forcing";
    }

    @Override
    public Set<Capability> needs() {
        return Set.of(Capability.TOKEN_IDS, Capability.TOKENIZER);
    }

    @Override
    public Solution solve(Question question, Session session) {
        GenerationOptions usual = end.isEmpty() ? session.options() : session.options().withStops(List.of(end));
        List<Generation> first = session.generate(new Ask(question.prompt(), 1, usual.withMaxTokens(think)));
        if (first.isEmpty()) {
            return Solution.NONE;
        }
        Trace thought = Trace.begun(question, first.getFirst());
        for (int w = 0; w < waits && thought.finish() != Generation.Finish.LENGTH; w++) {
            int left = think - thought.length();
            if (left < 1) {
                break;
            }
            Trace waiting = thought.forced(pause, session.generator().tokens(pause));
            List<Generation> more = session.generate(new Ask(waiting.prompt(), 1, usual.withMaxTokens(left)));
            if (more.isEmpty()) {
                break;
            }
            thought = waiting.then(more.getFirst());
        }
        boolean answered = end.isEmpty() && thought.finish() == Generation.Finish.END;
        if (!answered) {
            Trace concluding = thought.forced(conclude, session.generator().tokens(conclude));
            List<Generation> last =
                    session.generate(new Ask(concluding.prompt(), 1, session.options().withMaxTokens(answer)));
            thought = last.isEmpty() ? concluding : concluding.then(last.getFirst());
        }
        return Solution.of(thought.candidate(), List.of(thought.candidate()));
    }
}
