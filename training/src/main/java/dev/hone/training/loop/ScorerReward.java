package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.Learner;
import dev.hone.engine.PolicyRow;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenTree;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.scorer.Scorer;
import dev.hone.reasoning.solve.Candidate;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.training.reward.BatchReward;
import dev.hone.training.rollout.Group;
import dev.hone.training.rollout.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/// The opinion of a scorer as a reward. The rollouts of a group are the candidates of one question.
///
/// Each group has a thread that mostly waits, so that questions of all groups are answered together; what is said of a
/// group depends on the group, the weights and the stream of its first rollout alone. Log-probabilities are those at
/// the sampling temperature: as they were drawn, or, where a scorer reads the likeliest tokens too, as the policy with
/// its present weights has them.
final class ScorerReward implements BatchReward {
    private static final int[] NO_IDS = {};
    private static final float[] NO_LOG_PROBS = {};

    private final String name;
    private final Scorer scorer;
    private final Function<Group, Question> questions;
    private final Generator policy;
    private final Learner learner;
    private final GenerationOptions options;
    private final Helpers helpers;

    /// `learner` is the policy's, at the sampling temperature.
    ScorerReward(
            String name, Scorer scorer, Function<Group, Question> questions, Generator policy, Learner learner,
            GenerationOptions options, Helpers helpers) {
        this.name = name;
        this.scorer = scorer;
        this.questions = questions;
        this.policy = policy;
        this.learner = learner;
        this.options = options;
        this.helpers = helpers;
    }

    @Override
    public List<Said> rewards(List<Group> groups) {
        List<List<Generation>> written = scorer.alternatives() == 0
                ? groups.stream().map(g -> g.rollouts().stream().map(ScorerReward::drawn).toList()).toList()
                : seen(groups);
        List<Future<Said>> promises = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int g = 0; g < groups.size(); g++) {
                Group group = groups.get(g);
                List<Generation> generations = written.get(g);
                promises.add(threads.submit(() -> said(group, generations)));
            }
            List<Said> all = new ArrayList<>();
            for (Future<Said> promise : promises) {
                all.add(result(promise, threads));
            }
            return all;
        }
    }

    private static Said result(Future<Said> promise, ExecutorService threads) {
        try {
            return promise.get();
        } catch (ExecutionException e) {
            threads.shutdownNow();
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a scorer was asked", e);
        }
    }

    private Said said(Group group, List<Generation> generations) {
        try {
            Question question = questions.apply(group);
            List<Candidate> candidates = new ArrayList<>();
            for (int i = 0; i < generations.size(); i++) {
                String text = group.rollouts().get(i).text();
                candidates.add(new Candidate(text, question.answer().apply(text), generations.get(i)));
            }
            var session = new Session(
                    policy, options, Budget.UNLIMITED,
                    group.rollouts().getFirst().stream().at("reward").at(name), helpers);
            return new Said.Values(scorer.opinions(question, candidates, session));
        } catch (RuntimeException e) { // a verdict on these rollouts; too many stop the run
            return new Said.Failed(e);
        }
    }

    private static Generation drawn(Rollout rollout) {
        Completion c = rollout.completion();
        List<GeneratedToken> tokens = new ArrayList<>();
        for (int t = 0; t < c.length(); t++) {
            tokens.add(new GeneratedToken(c.ids()[t], c.logProbs()[t], NO_IDS, NO_LOG_PROBS));
        }
        return generation(rollout, tokens);
    }

    private List<List<Generation>> seen(List<Group> groups) {
        List<TokenTree> trees = groups.stream()
                .map(g -> new TokenTree(
                        g.prompt(), g.rollouts().stream().map(r -> r.completion().ids()).toList()))
                .toList();
        List<List<GeneratedToken[]>> rows = groups.stream()
                .map(g -> g.rollouts().stream().map(r -> new GeneratedToken[r.length()]).toList())
                .toList();
        learner.policy(trees, (tree, segment, index, id, row) -> {
            PolicyRow.Top top = row.top(scorer.alternatives());
            rows.get(tree).get(segment)[index] =
                    new GeneratedToken(id, row.logProb(id), top.ids(), top.logProbs());
        });
        List<List<Generation>> all = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Generation> own = new ArrayList<>();
            for (int i = 0; i < rows.get(g).size(); i++) {
                own.add(generation(groups.get(g).rollouts().get(i), List.of(rows.get(g).get(i))));
            }
            all.add(own);
        }
        return all;
    }

    private static Generation generation(Rollout rollout, List<GeneratedToken> tokens) {
        Completion c = rollout.completion();
        return new Generation(
                rollout.text(), tokens, c.prompt(), c.prompt().length, c.length(), finish(c.stop()));
    }

    private static Generation.Finish finish(StopReason stop) {
        return switch (stop) {
            case END_TOKEN -> Generation.Finish.END;
            case STOP_STRING -> Generation.Finish.STOP_STRING;
            case LENGTH -> Generation.Finish.LENGTH;
            case INTERRUPTED -> Generation.Finish.INTERRUPTED;
        };
    }
}
