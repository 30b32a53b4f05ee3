package dev.hone.training.loop;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemSource;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.curriculum.Curriculum;
import dev.hone.training.recipe.RlRecipe;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The problems of a run: number n is a pure function of the seed, of n, and of what the curricula keep when its step
/// begins.
final class Curricula implements ProblemSource {
    /// Draws after which all problems count as retired.
    private static final int MOST_DRAWS = 1000;

    private final RlRecipe recipe;
    private final TaskMixture mixture;
    private final Key key;
    private final List<Curriculum> curricula;
    private final List<Map<String, Double>> numbers = new ArrayList<>();

    Curricula(RlRecipe recipe, TaskMixture mixture) {
        this.recipe = recipe;
        this.mixture = mixture;
        this.key = Key.of(recipe.seed()).at("problems");
        this.curricula = recipe.sampling().curricula();
        curricula.forEach(c -> numbers.add(Map.of()));
    }

    /// @throws InputException if the curricula leave no problem
    @Override
    public Problem problem(long index) {
        if (curricula.isEmpty()) {
            return problem(mixture, key, index);
        }
        TaskMixture part = mixture;
        for (int c = 0; c < curricula.size(); c++) {
            part = curricula.get(c).part(part, numbers.get(c), key.at("curriculum").at(index).at(c).draws());
        }
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            Problem problem = problem(part, draw == 0 ? key : key.at("again").at(draw), index);
            if (isAsked(problem)) {
                return problem;
            }
        }
        throw new InputException("sampling.curricula: no problem is left; the policy has solved what the tasks ask");
    }

    private Problem problem(TaskMixture part, Key stream, long index) {
        return recipe.sampling().order()
                .of(new ProblemStream(part, Split.TRAIN, stream), (long) recipe.steps() * recipe.sampling().prompts())
                .problem(index);
    }

    private boolean isAsked(Problem problem) {
        for (int c = 0; c < curricula.size(); c++) {
            if (!curricula.get(c).asks(problem, numbers.get(c))) {
                return false;
            }
        }
        return true;
    }

    /// Hears what was sampled for a step, once it is complete.
    void seen(List<Group> groups) {
        for (int c = 0; c < curricula.size(); c++) {
            numbers.set(c, curricula.get(c).next(mixture, numbers.get(c), groups));
        }
    }

    /// Their numbers as metrics: `curriculum/NAME/kept`, how many there are, and `curriculum/NAME/mean`; and
    /// `completions/budget`, where the greatest length changes.
    Metrics metrics(int step) {
        var m = new Metrics();
        if (recipe.sampling().budget().from() != recipe.sampling().budget().to()) {
            m.put("completions/budget", RolloutCollector.limit(recipe, step));
        }
        for (int c = 0; c < curricula.size(); c++) {
            String name = "curriculum/" + curricula.get(c).name();
            m.put(name + "/kept", numbers.get(c).size());
            new TreeMap<>(numbers.get(c)).values().stream().mapToDouble(x -> x).average()
                    .ifPresent(mean -> m.put(name + "/mean", mean));
        }
        return m;
    }

    /// What they keep, by their places and names.
    Map<String, String> memory() {
        Map<String, String> memory = new LinkedHashMap<>();
        for (int c = 0; c < curricula.size(); c++) {
            var text = new StringBuilder();
            new TreeMap<>(numbers.get(c)).forEach((k, x) -> text.append(x).append(' ').append(k).append('\n'));
            memory.put(name(c), text.toString());
        }
        return memory;
    }

    /// Goes on from what [#memory] gave.
    void recall(Map<String, String> memory) {
        for (int c = 0; c < curricula.size(); c++) {
            Map<String, Double> read = new TreeMap<>();
            memory.getOrDefault(name(c), "").lines().forEach(line -> {
                int space = line.indexOf(' ');
                read.put(line.substring(space + 1), Double.parseDouble(line.substring(0, space)));
            });
            numbers.set(c, Map.copyOf(read));
        }
    }

    private String name(int c) {
        return "curriculum-" + (c + 1) + "-" + curricula.get(c).name();
    }
}
