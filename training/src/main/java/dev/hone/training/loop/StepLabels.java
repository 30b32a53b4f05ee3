package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.Verdict;
import dev.hone.training.recipe.StepSettings;
import dev.hone.training.rewardmodel.LabelledSteps;
import dev.hone.training.task.Judge;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Monte Carlo labels: a policy writes a solution, and completes it several times from the end of each step.
///
/// The label of a step is the share of its completions that are right (`soft`), or whether any is (`hard`); the last
/// step has the verdict on the solution itself. A step of which nothing could be judged has no label. Labels are a pure
/// function of policy, problems and key.
///
/// Source: Math-Shepherd, arXiv:2312.08935, section 3.3.
final class StepLabels implements StepLabeller {
    private final StepSettings settings;
    private final TaskMixture mixture;
    private final ModelText text;
    private final Sampler policy;
    private final Workers workers;

    StepLabels(StepSettings settings, TaskMixture mixture, ModelText text, Sampler policy, Workers workers) {
        this.settings = settings;
        this.mixture = mixture;
        this.text = text;
        this.policy = policy;
        this.workers = workers;
    }

    /// The end of a step of a solution, with the request that completes it.
    private record Place(int solution, int end, SampleRequest request) {}

    @Override
    public List<LabelledSteps> of(List<Problem> problems, Key key) {
        List<SampleRequest> requests = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            int[] prompt = text.prompt(mixture.family(problems.get(i)), problems.get(i));
            requests.add(new SampleRequest(prompt, List.of(key.at(i).at("solution"))));
        }
        List<Completion> solutions = policy.sample(requests).stream().map(List::getFirst).toList();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < solutions.size(); i++) {
            places.addAll(places(i, solutions.get(i), key.at(i)));
        }
        List<OptionalDouble> shares = shares(problems, solutions, places);
        List<List<Verdict>> last = Judge.judge(
                mixture, problems, solutions.stream().map(c -> List.of(text.text(c.ids()))).toList(), workers);
        List<LabelledSteps> labelled = new ArrayList<>();
        for (int i = 0; i < solutions.size(); i++) {
            labelled.add(labelled(i, solutions.get(i), places, shares, last.get(i)));
        }
        return labelled;
    }

    private List<Place> places(int number, Completion solution, Key key) {
        List<Place> places = new ArrayList<>();
        int[] ids = solution.ids();
        for (int t = 0; t < ids.length - 1; t++) {
            if (text.text(new int[] {ids[t]}).contains(settings.separator())) {
                int end = t + 1;
                Key streams = key.at("step").at(end);
                places.add(new Place(number, end, new SampleRequest(
                        joined(solution.prompt(), ids, end),
                        IntStream.range(0, settings.completions()).mapToObj(streams::at).toList())));
            }
        }
        return places;
    }

    private List<OptionalDouble> shares(List<Problem> problems, List<Completion> solutions, List<Place> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        List<List<Completion>> completed =
                policy.sample(places.stream().map(Place::request).toList());
        List<List<String>> texts = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            Place place = places.get(p);
            int[] begun = solutions.get(place.solution).ids();
            texts.add(completed.get(p).stream()
                    .map(c -> text.text(joined(Arrays.copyOf(begun, place.end), c.ids(), c.length())))
                    .toList());
        }
        List<Problem> asked = places.stream().map(p -> problems.get(p.solution)).toList();
        return Judge.judge(mixture, asked, texts, workers).stream().map(this::label).toList();
    }

    private LabelledSteps labelled(
            int number, Completion solution, List<Place> places, List<OptionalDouble> shares, List<Verdict> last) {
        List<Integer> ends = new ArrayList<>();
        List<Double> labels = new ArrayList<>();
        for (int p = 0; p < places.size(); p++) {
            if (places.get(p).solution == number && shares.get(p).isPresent()) {
                ends.add(places.get(p).end);
                labels.add(shares.get(p).getAsDouble());
            }
        }
        label(last).ifPresent(label -> {
            ends.add(solution.length());
            labels.add(label);
        });
        return new LabelledSteps(
                new TokenTree(solution.prompt(), List.of(solution.ids())),
                ends.stream().mapToInt(e -> e).toArray(),
                labels.stream().mapToDouble(y -> y).toArray());
    }

    private OptionalDouble label(List<Verdict> verdicts) {
        double[] scores = verdicts.stream()
                .filter(v -> v.score().isPresent())
                .mapToDouble(v -> v.score().getAsDouble())
                .toArray();
        if (scores.length == 0) {
            return OptionalDouble.empty();
        }
        return switch (settings.estimate()) {
            case SOFT -> OptionalDouble.of(Arrays.stream(scores).sum() / scores.length);
            case HARD -> OptionalDouble.of(Arrays.stream(scores).anyMatch(s -> s == 1) ? 1 : 0);
        };
    }

    private static int[] joined(int[] first, int[] second, int count) {
        int[] all = Arrays.copyOf(first, first.length + count);
        System.arraycopy(second, 0, all, first.length, count);
        return all;
    }
}
