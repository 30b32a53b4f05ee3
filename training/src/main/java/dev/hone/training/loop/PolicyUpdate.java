package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.TokenLoss;
import dev.hone.engine.TokenTree;
import dev.hone.foundation.Key;
import dev.hone.training.aggregation.BatchCounts;
import dev.hone.training.batch.PolicyBatch;
import dev.hone.training.loss.BatchLoss;
import dev.hone.training.loss.LossStatistics;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.recipe.UpdateSettings;
import dev.hone.training.regularizer.Regularizer;
import dev.hone.training.regularizer.Stateful;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import dev.hone.training.rollout.RolloutId;
import dev.hone.training.run.RunStopped;
import dev.hone.training.run.TokenUse;
import dev.hone.training.tokens.Clip;
import dev.hone.training.tokens.CompletionTokens;
import dev.hone.training.tokens.TokenPass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The second half of a step: optimizer steps on the groups that were collected.
///
/// Each group is one gradient block. Several mini-batches are cut from a keyed order of the groups, another in each
/// epoch. Groups whose gradient is exactly zero (all advantages 0, no regulariser) are counted and not computed. Where
/// the algorithm imitates, every optimizer step sees demonstrations too. The first update's log-probabilities are
/// compared with the sampler's for all tokens that the current weights drew.
final class PolicyUpdate {
    private final RlRecipe recipe;
    private final GradientStep optimizer;
    private final Optional<ProximalPolicy> proximal;
    private final BatchLoss loss;
    private final Optional<SharedCritic> shared;
    private final boolean flatGroupsMove;
    private final Optional<Imitator> imitator;

    /// `shared` is a critic that learns in the policy's optimizer steps.
    PolicyUpdate(
            RlRecipe recipe,
            GradientStep optimizer,
            Learner learner,
            Optional<Imitator> imitator,
            Optional<SharedCritic> shared) {
        this.imitator = imitator;
        this.recipe = recipe;
        this.optimizer = optimizer;
        this.proximal = recipe.update().proximal() == UpdateSettings.Proximal.RECOMPUTED
                ? Optional.of(new ProximalPolicy(learner))
                : Optional.empty();
        this.loss = new BatchLoss(recipe.algorithm().loss());
        this.shared = shared;
        this.flatGroupsMove = shared.isPresent()
                || !recipe.algorithm().regularizers().isEmpty()
                || recipe.algorithm().objective().movesWithoutAdvantage();
    }

    /// What the updates of a step did. The exactness numbers are those of the first update; `uses` has an entry an
    /// update for every rollout that it saw.
    record Result(
            List<GradientStep.Result> steps,
            List<LossStatistics> statistics,
            long comparedTokens,
            long mismatches,
            Optional<String> firstMismatch,
            Map<RolloutId, List<TokenUse>> uses,
            List<List<Double>> regularizers,
            List<Imitator.Shown> shown) {
        /// No update was made.
        static Result nothing(List<List<Double>> regularizers) {
            return new Result(List.of(), List.of(), 0, 0, Optional.empty(), Map.of(), regularizers, List.of());
        }
    }

    /// Makes the updates of a step on groups with advantages. `before` are the numbers of regularisers that have some,
    /// empty before the first step.
    Result run(int step, List<Group> groups, List<List<Double>> before) {
        List<Regularizer> regularizers = recipe.algorithm().regularizers();
        List<List<Double>> states = before.isEmpty() ? Stateful.start(regularizers) : before;
        PolicyBatch batch = batch(step, groups);
        var steps = new ArrayList<GradientStep.Result>();
        var statistics = new ArrayList<LossStatistics>();
        var uses = new HashMap<RolloutId, List<TokenUse>>();
        Optional<ExactnessCheck> check = Optional.empty();
        Optional<String> mismatch = Optional.empty();
        Optional<Imitator> showing = imitator.filter(i -> i.shows(step));
        var shown = new ArrayList<Imitator.Shown>();
        for (PolicyBatch part : parts(step, batch)) {
            PolicyBatch moving = moving(part);
            if (moving.trees().isEmpty() && showing.isEmpty()) {
                continue;
            }
            GradientStep.Addition besides = more -> 0;
            if (showing.isPresent()) {
                Imitator.Shown demonstrations = showing.get().show(step, shown.size());
                shown.add(demonstrations);
                besides = demonstrations;
            }
            if (moving.trees().isEmpty()) {
                steps.add(optimizer.take(step, List.of(), loss, () -> {}, besides));
                continue;
            }
            loss.use(recipe.algorithm().loss().withRegularizers(Stateful.with(regularizers, states)));
            loss.bind(moving.tokens(), BatchCounts.ofGroups(part.tokens()));
            TokenLoss seen = loss;
            Runnable gate = () -> {};
            if (check.isEmpty()) {
                var first = new ExactnessCheck(loss, sampled(step - 1, moving));
                check = Optional.of(first);
                seen = first;
                gate = () -> refuse(step, moving, first);
            }
            List<List<TokenTree>> blocks = moving.trees().stream().map(List::of).toList();
            double own = showing.map(i -> i.policyWeight(step)).orElse(1.0);
            steps.add(optimizer.take(
                    step, blocks, ScaledLoss.of(seen, own), gate, valued(step, moving, blocks, besides)));
            statistics.add(loss.statistics());
            states = Stateful.next(regularizers, states, loss.statistics().entropy());
            remember(moving, uses);
            if (mismatch.isEmpty() && statistics.size() == 1) {
                mismatch = check.flatMap(c -> describe(moving, c));
            }
        }
        return new Result(
                steps,
                statistics,
                check.map(ExactnessCheck::tokens).orElse(0L),
                check.map(ExactnessCheck::mismatches).orElse(0L),
                mismatch,
                uses,
                states,
                shown);
    }

    /// What a shared critic adds, and after it what is added besides.
    private GradientStep.Addition valued(
            int step, PolicyBatch part, List<List<TokenTree>> blocks, GradientStep.Addition besides) {
        return shared.<GradientStep.Addition>map(
                c -> gradient -> c.beside(step, part, blocks, gradient) + besides.addTo(gradient))
                .orElse(besides);
    }

    private PolicyBatch batch(int step, List<Group> groups) {
        PolicyBatch drawn = PolicyBatch.of(groups, recipe.algorithm().masks());
        PolicyBatch batch = proximal.map(p -> p.in(drawn)).orElse(drawn);
        return recipe.algorithm().correction().needsAges() ? batch.atVersion(step - 1) : batch;
    }

    private List<PolicyBatch> parts(int step, PolicyBatch batch) {
        int epochs = recipe.update().epochs();
        int cuts = Math.min(recipe.update().miniBatches(), batch.groups().size());
        List<PolicyBatch> parts = new ArrayList<>();
        for (int e = 0; e < epochs; e++) {
            PolicyBatch ordered = cuts > 1 ? shuffled(batch, Key.of(recipe.seed()).at("order").at(step).at(e)) : batch;
            for (int m = 0; m < cuts; m++) {
                int n = batch.groups().size();
                PolicyBatch part = ordered.part((int) ((long) n * m / cuts), (int) ((long) n * (m + 1) / cuts));
                Key picks = Key.of(recipe.seed()).at("picks").at(step).at(parts.size());
                parts.add(part.withTokens(recipe.algorithm().loss().prepare(part.tokens(), picks)));
            }
        }
        return parts;
    }

    private static PolicyBatch shuffled(PolicyBatch batch, Key key) {
        return chosen(batch, key.draws().permutation(batch.groups().size()));
    }

    private PolicyBatch moving(PolicyBatch part) {
        if (flatGroupsMove) {
            return part;
        }
        int[] chosen = java.util.stream.IntStream.range(0, part.groups().size())
                .filter(g -> part.tokens().get(g).stream().anyMatch(PolicyUpdate::moves))
                .toArray();
        return chosen(part, chosen);
    }

    private static boolean moves(CompletionTokens tokens) {
        for (int t = 0; t < tokens.length(); t++) {
            if (tokens.trained()[t] && tokens.advantages()[t] != 0) {
                return true;
            }
        }
        return false;
    }

    private static PolicyBatch chosen(PolicyBatch batch, int[] order) {
        List<Group> groups = new ArrayList<>();
        List<TokenTree> trees = new ArrayList<>();
        List<List<CompletionTokens>> tokens = new ArrayList<>();
        for (int g : order) {
            groups.add(batch.groups().get(g));
            trees.add(batch.trees().get(g));
            tokens.add(batch.tokens().get(g));
        }
        return new PolicyBatch(groups, trees, tokens);
    }

    private static List<List<float[]>> sampled(int version, PolicyBatch batch) {
        return batch.groups().stream()
                .map(g -> g.judged().stream()
                        .map(r -> r.origin().isOnPolicy() ? sampled(version, r) : new float[0])
                        .toList())
                .toList();
    }

    /// What this version drew; the others' tokens are not a number.
    private static float[] sampled(int version, Rollout rollout) {
        float[] logProbs = rollout.completion().logProbs().clone();
        for (int t = 0; t < logProbs.length; t++) {
            logProbs[t] = rollout.versions().at(t) == version ? logProbs[t] : Float.NaN;
        }
        return logProbs;
    }

    private void refuse(int step, PolicyBatch batch, ExactnessCheck check) {
        if (recipe.exactness() == RlRecipe.Exactness.STOP && check.mismatches() > 0) {
            throw new RunStopped("step " + step + ": " + describe(batch, check).orElseThrow()
                    + "; this is a fault of the program; exactness: warn in the recipe goes on in spite of it");
        }
    }

    private static Optional<String> describe(PolicyBatch batch, ExactnessCheck check) {
        return check.first()
                .map(m -> check.describe(batch.groups().get(m.tree()).judged().get(m.segment()).id()));
    }

    private void remember(PolicyBatch batch, Map<RolloutId, List<TokenUse>> uses) {
        for (int g = 0; g < batch.groups().size(); g++) {
            List<Rollout> judged = batch.groups().get(g).judged();
            for (int s = 0; s < judged.size(); s++) {
                TokenPass pass = loss.pass(g, s);
                float[] ratios = new float[pass.length()];
                byte[] clipped = new byte[pass.length()];
                for (int t = 0; t < ratios.length; t++) {
                    ratios[t] = pass.trained(t) ? (float) pass.ratio(t) : Float.NaN;
                    clipped[t] = (byte) (pass.clip(t) == Clip.NONE ? 0 : 1);
                }
                uses.computeIfAbsent(judged.get(s).id(), id -> new ArrayList<>()).add(new TokenUse(ratios, clipped));
            }
        }
    }
}
