package dev.hone.app.atlas.run;

import dev.hone.app.atlas.site.Sources;
import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.RolloutJson;
import dev.hone.training.record.FoundRollout;
import dev.hone.training.record.GroupRow;
import dev.hone.training.record.RolloutQuery;
import dev.hone.training.record.RolloutQuery.Order;
import dev.hone.training.run.RunDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A run's rollouts as JSON, for the script of their page:
///
/// ```
/// rollouts/index.json          steps and groups
/// rollouts/step-3.json         the rollouts of a step
/// rollouts/best.json           of the whole run, likewise worst and flagged
/// rollouts/group-3-0.json      the samples of one problem with the numbers and texts of all tokens
/// ```
///
/// An export has all of a few steps, the first and the last among them, and the groups that the other lists name.
final class RolloutDocuments {
    private static final int LISTED = 48;
    private static final Pattern STEP = Pattern.compile("step-(\\d{1,9})\\.json");
    private static final Pattern GROUP = Pattern.compile("group-(\\d{1,9})-(\\d{1,9})\\.json");
    private static final List<Order> LISTS = List.of(Order.BEST, Order.WORST, Order.FLAGGED);

    private final RunShelf shelf;
    private final Sources sources;
    private final TokenTexts texts = new TokenTexts();

    RolloutDocuments(RunShelf shelf, Sources sources) {
        this.shelf = shelf;
        this.sources = sources;
    }

    /// The document of this name.
    Optional<String> find(RunDirectory run, String name) {
        if (name.equals("index.json")) {
            return Optional.of(index(run));
        }
        for (Order order : LISTS) {
            if (name.equals(file(order))) {
                return Optional.of(list(query(run, new RolloutQuery(OptionalInt.empty(), order, LISTED))));
            }
        }
        Matcher step = STEP.matcher(name);
        if (step.matches()) {
            var wanted = new RolloutQuery(
                    OptionalInt.of(Integer.parseInt(step.group(1))), Order.MADE, Integer.MAX_VALUE);
            return Optional.of(query(run, wanted)).filter(found -> !found.isEmpty()).map(RolloutDocuments::list);
        }
        Matcher group = GROUP.matcher(name);
        if (group.matches()) {
            RolloutQuery wanted =
                    RolloutQuery.ofGroup(Integer.parseInt(group.group(1)), Integer.parseInt(group.group(2)));
            return Optional.of(query(run, wanted)).filter(found -> !found.isEmpty()).map(found -> traced(run, found));
        }
        return Optional.empty();
    }

    /// The names of what an export writes.
    List<String> exported(RunDirectory run) {
        List<GroupRow> groups = groups(run);
        if (groups.isEmpty()) {
            return List.of("index.json");
        }
        Set<Integer> steps = steps(groups);
        var names = new LinkedHashSet<String>(List.of("index.json"));
        steps.forEach(s -> names.add("step-" + s + ".json"));
        groups.stream().filter(g -> steps.contains(g.step())).forEach(g -> names.add(file(g.step(), g.group())));
        for (Order order : LISTS) {
            names.add(file(order));
            for (FoundRollout found : query(run, new RolloutQuery(OptionalInt.empty(), order, LISTED))) {
                String[] id = found.line().id().split("\\.");
                names.add(file(Integer.parseInt(id[0]), Integer.parseInt(id[1])));
            }
        }
        return List.copyOf(names);
    }

    /// How many groups were recorded.
    int count(RunDirectory run) {
        return groups(run).size();
    }

    private List<GroupRow> groups(RunDirectory run) {
        return shelf.ask(run, index -> index.groups(run));
    }

    private String index(RunDirectory run) {
        List<GroupRow> groups = groups(run);
        Set<Integer> steps = steps(groups);
        List<Json> shown = groups.stream().filter(g -> steps.contains(g.step())).map(g -> {
            var line = new Json().put("step", g.step()).put("group", g.group()).put("family", g.family())
                    .put("problem", g.problem()).put("samples", g.samples()).put("flagged", g.flagged());
            g.reward().ifPresentOrElse(r -> line.put("reward", r), () -> line.putNull("reward"));
            return line;
        }).toList();
        return new Json()
                .put("run", RunShelf.name(run.folder()))
                .put("steps", steps.stream().mapToInt(s -> s).toArray())
                .putObjects("groups", shown)
                .toString();
    }

    /// The steps whose rollouts are shown: all, or for an export as many as it may have, evenly spaced.
    private Set<Integer> steps(List<GroupRow> groups) {
        var all = new ArrayList<>(new TreeSet<>(groups.stream().map(GroupRow::step).toList()));
        int most = sources.rolloutSteps();
        if (sources.isServed() || all.size() <= most) {
            return new TreeSet<>(all);
        }
        var some = new TreeSet<Integer>();
        for (int i = 0; i < most; i++) {
            some.add(all.get(most == 1 ? all.size() - 1 : (int) ((long) i * (all.size() - 1) / (most - 1))));
        }
        return some;
    }

    private List<FoundRollout> query(RunDirectory run, RolloutQuery query) {
        return shelf.ask(run, index -> index.rollouts(run, query));
    }

    private static String list(List<FoundRollout> found) {
        return new Json().putObjects("rollouts", found.stream().map(RolloutJson::object).toList()).toString();
    }

    private String traced(RunDirectory run, List<FoundRollout> found) {
        List<Json> all = found.stream()
                .map(f -> RolloutJson.traced(run, f)
                        .putTexts("texts", texts.of(run, run.rollouts().trace(f.line()).ids())))
                .toList();
        return new Json().putObjects("rollouts", all).toString();
    }

    private static String file(Order order) {
        return order.name().toLowerCase(Locale.ROOT) + ".json";
    }

    private static String file(int step, int group) {
        return "group-" + step + "-" + group + ".json";
    }
}
