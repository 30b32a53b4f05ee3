package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.foundation.Key;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.schedule.Costs;
import dev.hone.training.schedule.Progress;
import dev.hone.training.schedule.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Lets the current weights go on with completions that others began: the tokens that are there by now stay, with the
/// numbers of their draw; keys and values are computed again.
final class Interrupter {
    private final RlRecipe recipe;
    private final Costs costs;
    private final Sampler sampler;

    Interrupter(RlRecipe recipe, Costs costs, Sampler sampler) {
        this.recipe = recipe;
        this.costs = costs;
        this.sampler = sampler;
    }

    /// Completions of a draft that are not at their end, and how many tokens of each completion are there.
    private record Cut(Draft draft, int[] open, int[] written) {}

    /// The drafts that go on with this version.
    List<Draft> goOn(List<Draft> writing, double now, int version) {
        List<Cut> cuts = writing.stream().map(d -> cut(d, now)).filter(c -> c.open.length > 0).toList();
        List<List<Completion>> tails = sampler.sample(cuts.stream().map(this::request).toList());
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < cuts.size(); i++) {
            drafts.add(resumed(cuts.get(i), tails.get(i), now, version));
        }
        return drafts;
    }

    private Cut cut(Draft draft, double now) {
        int[] written = IntStream.range(0, draft.completions().size())
                .map(c -> draft.progress().written(c, now, costs))
                .toArray();
        int[] open = IntStream.range(0, written.length)
                .filter(c -> written[c] < draft.completions().get(c).length())
                .toArray();
        return new Cut(draft, open, written);
    }

    private SampleRequest request(Cut cut) {
        Ticket ticket = cut.draft.ticket();
        List<Key> streams = new ArrayList<>();
        List<int[]> beginnings = new ArrayList<>();
        for (int c : cut.open) {
            streams.add(RolloutCollector.stream(recipe, new RolloutId(ticket.step(), ticket.group(), c)));
            beginnings.add(cut.draft.completions().get(c).first(cut.written[c]).ids());
        }
        return new SampleRequest(cut.draft.prompt(), streams).after(beginnings);
    }

    private Draft resumed(Cut cut, List<Completion> tails, double now, int version) {
        Draft draft = cut.draft;
        for (int i = 0; i < cut.open.length; i++) {
            int c = cut.open[i];
            int written = cut.written[c];
            Completion whole = draft.completions().get(c).first(written).then(tails.get(i));
            Progress progress =
                    draft.progress().resumed(c, now, draft.prompt().length, written, whole.length(), costs);
            draft = draft.resumed(c, written, whole, version, progress);
        }
        return draft;
    }
}
