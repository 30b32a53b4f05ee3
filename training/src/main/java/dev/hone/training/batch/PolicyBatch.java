package dev.hone.training.batch;

import dev.hone.engine.TokenTree;
import dev.hone.training.mask.LossMask;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.Versions;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.Origin;
import dev.hone.training.tokens.TokenNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the engine and the loss see of groups: tree i holds the judged rollouts of `groups.get(i)` in order, and
/// `tokens.get(i)` their arrays. Groups of which nothing could be judged are left out.
///
/// The proximal policy is the one that sampled; where it is another (asynchronous runs), replace the old
/// log-probabilities with [CompletionTokens#withOld].
public record PolicyBatch(List<Group> groups, List<TokenTree> trees, List<List<CompletionTokens>> tokens) {
    /// The batch of these groups, whose advantages are estimated.
    ///
    /// @throws IllegalArgumentException if a judged rollout has no advantages
    public static PolicyBatch of(List<Group> all, List<LossMask> masks) {
        List<Group> groups = all.stream().filter(g -> !g.judged().isEmpty()).toList();
        List<Rollout> rollouts =
                groups.stream().flatMap(g -> g.judged().stream()).toList();
        List<boolean[]> trained = LossMask.left(masks, rollouts, LossMask.Effect.LEFT_OUT);
        List<boolean[]> heard = LossMask.left(masks, rollouts, LossMask.Effect.SILENT);
        List<TokenTree> trees = new ArrayList<>();
        List<List<CompletionTokens>> tokens = new ArrayList<>();
        int next = 0;
        for (Group group : groups) {
            List<int[]> ids = new ArrayList<>();
            List<CompletionTokens> arrays = new ArrayList<>();
            for (Rollout r : group.judged()) {
                ids.add(r.completion().ids());
                arrays.add(silenced(arrays(r).withTrained(trained.get(next)), heard.get(next)));
                next++;
            }
            trees.add(new TokenTree(group.prompt(), ids));
            int ofPrompt = arrays.stream().mapToInt(CompletionTokens::trainedTokens).sum();
            tokens.add(arrays.stream().map(c -> c.withNotes(c.notes().withPromptTokens(ofPrompt))).toList());
        }
        return new PolicyBatch(groups, List.copyOf(trees), List.copyOf(tokens));
    }

    private static CompletionTokens silenced(CompletionTokens tokens, boolean[] heard) {
        float[] advantages = tokens.advantages().clone();
        for (int t = 0; t < advantages.length; t++) {
            advantages[t] = heard[t] ? advantages[t] : 0;
        }
        return tokens.withAdvantages(advantages);
    }

    private static CompletionTokens arrays(Rollout r) {
        if (r.advantages().length == 0) {
            throw new IllegalArgumentException("rollout " + r.id() + " has no advantages yet");
        }
        // A replayed completion measures its ratio from the policy that drew it, every other one from the step's first.
        float[] old = r.origin() == Origin.REPLAYED
                ? r.completion().behaviourLogProbs()
                : r.completion().logProbs();
        return CompletionTokens.onPolicy(old, r.advantages())
                .withBehaviour(r.completion().behaviourLogProbs())
                .withReference(r.referenceLogProbs())
                .withNotes(TokenNotes.NONE.withOrigin(r.origin()));
    }

    /// The same with the ages of all tokens, as weights of this version see them.
    public PolicyBatch atVersion(int version) {
        List<List<CompletionTokens>> aged = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<CompletionTokens> completions = new ArrayList<>();
            for (int s = 0; s < tokens.get(g).size(); s++) {
                CompletionTokens c = tokens.get(g).get(s);
                int[] ages = new int[c.length()];
                Versions drawn = groups.get(g).judged().get(s).versions();
                Arrays.setAll(ages, t -> version - drawn.at(t));
                completions.add(c.withNotes(c.notes().withAges(ages)));
            }
            aged.add(List.copyOf(completions));
        }
        return withTokens(List.copyOf(aged));
    }

    /// The same with other arrays of the same completions.
    public PolicyBatch withTokens(List<List<CompletionTokens>> others) {
        return new PolicyBatch(groups, trees, others);
    }

    /// The part of the batch with groups `from` (included) to `to` (excluded): one of several optimizer steps.
    public PolicyBatch part(int from, int to) {
        return new PolicyBatch(groups.subList(from, to), trees.subList(from, to), tokens.subList(from, to));
    }

    /// Completions in all trees.
    public int completions() {
        return tokens.stream().mapToInt(List::size).sum();
    }
}
