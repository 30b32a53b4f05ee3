package dev.hone.training.loop;

import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verifier;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.recipe.Recipe;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.reward.RewardFunctions;
import dev.hone.training.reward.RewardSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a program gives to a run that a recipe cannot hold: functions. The run's manifest names them, and a run that
/// was begun with them is resumed with them.
///
/// - `verifier`: judges all completions instead of the tasks' own verifiers; it sees the family's gold text
/// - `algorithm`: changes what the recipe says, such as `a -> a.withAdvantage(mine)`
/// - `rewards`: the functions that the recipe's `rewards` may name
///
/// All must be pure functions: they are part of what determines the run's bits.
public record Plugins(Optional<Verifier> verifier, UnaryOperator<Algorithm> algorithm, RewardFunctions rewards) {
    /// Nothing: the recipe is all there is.
    public static final Plugins NONE =
            new Plugins(Optional.empty(), UnaryOperator.identity(), RewardFunctions.scoreAlone());

    /// The same with this verifier.
    public Plugins withVerifier(Verifier other) {
        return new Plugins(Optional.of(other), algorithm, rewards);
    }

    /// The same with this change to the algorithm after the ones before.
    public Plugins withAlgorithm(UnaryOperator<Algorithm> change) {
        return new Plugins(verifier, a -> change.apply(algorithm.apply(a)), rewards);
    }

    /// The same with these reward functions instead of the ones before.
    public Plugins withRewards(RewardFunctions functions) {
        return new Plugins(verifier, algorithm, functions);
    }

    /// The recipe as the run understands it.
    ///
    /// @throws dev.hone.foundation.InputException if it counts a reward that is not among the functions
    Recipe applyTo(Recipe recipe) {
        RewardSum.requireAll(recipe.rewards(), rewards);
        return recipe instanceof RlRecipe rl ? rl.withAlgorithm(algorithm.apply(rl.algorithm())) : recipe;
    }

    TaskMixture applyTo(TaskMixture mixture) {
        return verifier.map(mixture::judgedBy).orElse(mixture);
    }

    /// What differs from the recipe, in words: the part and the class that now is there.
    List<String> names(Recipe recipe) {
        List<String> names = new ArrayList<>();
        verifier.ifPresent(v -> names.add("verifier " + type(v)));
        if (recipe instanceof RlRecipe rl) {
            Algorithm a = rl.algorithm();
            Algorithm b = algorithm.apply(a);
            note(names, "advantage", a.advantage(), b.advantage());
            note(names, "objective", a.objective(), b.objective());
            note(names, "aggregation", a.aggregation(), b.aggregation());
            note(names, "correction", a.correction(), b.correction());
            note(names, "regularizers", a.regularizers(), b.regularizers());
            note(names, "shaping", a.shaping(), b.shaping());
            note(names, "masks", a.masks(), b.masks());
            note(names, "dynamic-sampling", a.sampling(), b.sampling());
            note(names, "supplements", a.supplements(), b.supplements());
            note(names, "off-policy", a.offPolicy(), b.offPolicy());
            note(names, "imitation", a.imitation(), b.imitation());
        }
        for (RewardSum.Weight w : recipe.rewards()) {
            rewards.find(w.name()).filter(f -> !w.name().equals(RewardFunctions.SCORE))
                    .ifPresent(f -> names.add("reward " + w.name() + " " + type(f)));
            rewards.findGroup(w.name()).ifPresent(f -> names.add("reward " + w.name() + " " + type(f)));
        }
        return List.copyOf(names);
    }

    private static void note(List<String> names, String part, Object before, Object after) {
        if (!before.equals(after)) {
            names.add(part + " " + (after instanceof List<?> l ? l.stream().map(Plugins::type).toList() : type(after)));
        }
    }

    /// A lambda's class has another name in each process; what stands before the number is the program's class.
    private static String type(Object part) {
        String name = part.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        return lambda < 0 ? name : name.substring(0, lambda) + " (a lambda)";
    }
}
