package dev.hone.training.loop;

import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.training.advantage.Column;
import dev.hone.training.advantage.OptimalAdvantage;
import dev.hone.training.rollout.Group;
import dev.hone.training.run.AppendLog;
import dev.hone.training.run.JsonLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What the best policy near the reference would earn on each problem, estimated from the reference's completions when
/// the problem is first met, and kept.
///
/// A value is a pure function of the first weights, the problem and the key. So the file, a line a problem, only saves
/// work: a run that lost it makes the same numbers again. A problem of which no completion could be judged has no
/// value.
final class OptimalValues {
    private static final JsonMapper JSON = new JsonMapper();

    private final OptimalAdvantage settings;
    private final GroupSampler reference;
    private final Key key;
    private final Optional<Path> file;
    private final Map<Place, Optional<Double>> known = new HashMap<>();
    private long written;

    private record Place(String family, String id) {
        static Place of(Problem problem) {
            return new Place(problem.family(), problem.id());
        }
    }

    /// One line of the file; no value is written as null.
    record Line(String family, String problem, Optional<Double> value) {}

    /// `reference` samples from the first weights. Values are read from the file, where there is one.
    OptimalValues(OptimalAdvantage settings, GroupSampler reference, Key key, Optional<Path> file) {
        this.settings = settings;
        this.reference = reference;
        this.key = key;
        this.file = file;
        file.ifPresent(f -> written = JsonLines.read(f, 0, line -> {
            Line l = JSON.readValue(line.text(), Line.class);
            known.put(new Place(l.family, l.problem), l.value);
            return true;
        }));
    }

    /// The groups whose problems have a value; estimates what is not known yet.
    List<Group> known(int step, List<Group> groups, Stopwatch watch) {
        Map<Place, Problem> missing = new HashMap<>();
        List<Problem> asked = new ArrayList<>();
        for (Group g : groups) {
            Place place = Place.of(g.problem());
            if (!known.containsKey(place) && missing.put(place, g.problem()) == null) {
                asked.add(g.problem());
            }
        }
        if (!asked.isEmpty()) {
            estimate(step, asked, watch);
        }
        return groups.stream()
                .filter(g -> known.getOrDefault(Place.of(g.problem()), Optional.empty()).isPresent())
                .toList();
    }

    private void estimate(int step, List<Problem> problems, Stopwatch watch) {
        List<Group> groups = reference.sample(step, problems, settings.samples(), id -> {
            Problem p = problems.get(id.group());
            return key.at(p.family()).at(p.id()).at(id.sample());
        }, watch);
        List<Line> lines = new ArrayList<>();
        for (Group g : groups) {
            double[] rewards = g.rewards();
            Optional<Double> value = rewards.length == 0 ? Optional.empty() : Optional.of(settings.value(rewards));
            known.put(Place.of(g.problem()), value);
            lines.add(new Line(g.problem().family(), g.problem().id(), value));
        }
        file.ifPresent(f -> write(f, lines));
    }

    private void write(Path path, List<Line> lines) {
        try (AppendLog log = AppendLog.open(path, written)) {
            lines.forEach(l -> log.line(JSON.writeValueAsString(l)));
            written = log.position();
        }
    }

    /// The values of groups that have some.
    Column.OptimalValues of(List<Group> groups) {
        return new Column.OptimalValues(groups.stream()
                .mapToDouble(g -> known.getOrDefault(Place.of(g.problem()), Optional.empty()).orElseThrow())
                .toArray());
    }
}
