package dev.hone.training.loop;

import dev.hone.engine.Learner;
import dev.hone.engine.Model;
import dev.hone.engine.SamplingService;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.reasoning.generation.Capability;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.LocalGenerator;
import dev.hone.reasoning.remote.RemoteGenerator;
import dev.hone.reasoning.remote.ServerSettings;
import dev.hone.reasoning.scorer.ScalarModel;
import dev.hone.reasoning.solve.Helpers;
import dev.hone.reasoning.solve.Question;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.recipe.ModelSource;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.reward.BatchReward;
import dev.hone.training.reward.RewardSource;
import dev.hone.training.reward.RewardSum;
import dev.hone.training.rollout.Group;
import dev.hone.training.task.ModelText;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The rewards of a recipe that scorers give, with the models that these ask: the policy itself, models on disk, and
/// servers.
///
/// A server's answers are kept in the run's folder by what was asked, before anything is made of them. So a run that is
/// resumed, and trains steps again that it had trained already, reads there what it was told.
final class ScorerRewards implements AutoCloseable {
    /// The folder of servers' answers in that of the run.
    static final String ANSWERS = "judge-answers";

    private final TaskMixture mixture;
    private final ModelText text;
    private final int threads;
    private final Optional<Path> folder;
    private final PolicyGenerator policy;
    private final Map<String, Generator> judges = new HashMap<>();
    private final Map<Path, ScalarModel> scalars = new ConcurrentHashMap<>();
    private final Map<String, BatchReward> rewards = new LinkedHashMap<>();

    /// @throws InputException if a judge cannot be had, or a task is an environment
    ScorerRewards(
            Recipe recipe, Model model, ModelText text, TaskMixture mixture, Workers workers, Optional<Path> folder) {
        this.mixture = mixture;
        this.text = text;
        this.threads = workers.threads();
        this.folder = folder;
        this.policy = new PolicyGenerator(model, threads);
        double temperature = recipe.sampling().temperature();
        try {
            for (RewardSum.Weight w : recipe.rewards()) {
                if (w.source() instanceof RewardSource.Scored scored) {
                    refuseEnvironments(w.name());
                    Optional<Generator> judge = scored.judge().map(j -> judges.computeIfAbsent(j, this::open));
                    rewards.put(w.name(), new ScorerReward(
                            w.name(), scored.scorer(), questions(judge), policy,
                            new Learner(model.parameters(), workers, temperature),
                            GenerationOptions.of(temperature, recipe.sampling().maxTokens()),
                            new Helpers(judge, place -> scalars.computeIfAbsent(place, this::scalar))));
                }
            }
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void refuseEnvironments(String name) {
        for (Ingredient i : mixture.ingredients()) {
            if (i.family() instanceof EnvironmentFamily) {
                throw new InputException("the reward '" + name + "' is a scorer's, and task " + i.family().name()
                        + " is played over several turns; scorers read answers of one turn");
            }
        }
    }

    /// A question in the form in which whoever answers is asked.
    private Function<Group, Question> questions(Optional<Generator> judge) {
        return group -> {
            Question.Form form = judge
                    .map(j -> j.capabilities().contains(Capability.CHAT) ? Question.Form.CHAT : Question.Form.TEXT)
                    .orElseGet(() -> text.form(mixture.family(group.problem())));
            return Question.of(mixture, group.problem(), form, judge.isPresent() ? Optional.empty() : text.system());
        };
    }

    private Generator open(String judge) {
        if (RewardSource.Scored.isAddress(judge)) {
            ServerSettings settings = ServerSettings.of(URI.create(judge))
                    .withKey(Optional.ofNullable(System.getenv("HONE_API_KEY")).filter(k -> !k.isEmpty()))
                    .withCache(folder.map(f -> f.resolve(ANSWERS)));
            return RemoteGenerator.connect(settings, Optional.empty());
        }
        Model model = StartingModel.of(new ModelSource.OnDisk(Path.of(judge)), Key.of(0));
        return new LocalGenerator(judge, model, threads, SamplingService.Capacity.USUAL);
    }

    private ScalarModel scalar(Path place) {
        return new ScalarModel(StartingModel.of(new ModelSource.OnDisk(place), Key.of(0)), threads);
    }

    /// By name.
    Map<String, BatchReward> rewards() {
        return Map.copyOf(rewards);
    }

    @Override
    public void close() {
        policy.close();
        judges.values().forEach(Generator::close);
        scalars.values().forEach(ScalarModel::close);
    }
}
