package dev.hone.training.recipe;

import dev.hone.tasks.ProblemOrder;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import dev.hone.training.algorithm.Combination;
import dev.hone.training.curriculum.LengthBudget;
import dev.hone.training.schedule.Asynchronous;
import dev.hone.training.schedule.Interruption;
import dev.hone.training.schedule.Machines;
import dev.hone.training.schedule.OneStepOff;
import dev.hone.training.schedule.Schedule;
import dev.hone.training.schedule.Synchronous;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Which members of two axes go together, for all pairs of axes: asked of the code that refuses recipes.
///
/// A table has every member of both axes. Members that differ in nothing share a row or a column; a refused cell has
/// the number of its reason.
public final class CombinationTables {
    private static final int MAX_TOKENS = AlgorithmsPage.MAX_TOKENS;

    private final Map<String, Integer> reasons = new LinkedHashMap<>();

    /// One axis: its key in a recipe, and each member's name with what it makes of a plain run.
    public record Axis(String key, Map<String, Change> members) {}

    /// What choosing a member changes.
    @FunctionalInterface
    public interface Change {
        /// The run with the member.
        Chosen to(Chosen before);
    }

    /// What refusals look at.
    public record Chosen(Algorithm algorithm, SamplingSettings sampling, Schedule schedule) {
        /// An algorithm that refuses nothing, drawn synchronously.
        public static final Chosen PLAIN = new Chosen(
                Algorithms.grpo().withRegularizers(List.of()),
                new SamplingSettings(8, 4, MAX_TOKENS, 1, ProblemOrder.MIXED), new Synchronous());

        private Chosen with(Algorithm other) {
            return new Chosen(other, sampling, schedule);
        }

        private Chosen with(SamplingSettings other) {
            return new Chosen(algorithm, other, schedule);
        }
    }

    /// A pair of axes with the reason for which each pair of members is refused, `ROW/COLUMN`; without what is allowed.
    public record Table(Axis rows, Axis columns, Map<String, String> refused) {
        /// Why a pair of members is refused, or nothing if it is allowed.
        public Optional<String> refusal(String row, String column) {
            return Optional.ofNullable(refused.get(row + "/" + column));
        }
    }

    /// All axes of a run of reinforcement learning.
    public static List<Axis> axes() {
        return List.of(
                axis(Axes.objectives(), (c, m) -> c.with(c.algorithm.withObjective(m))),
                axis(Axes.advantages(), (c, m) -> c.with(c.algorithm.withAdvantage(m))),
                axis(Axes.aggregations(MAX_TOKENS), (c, m) -> c.with(c.algorithm.withAggregation(m))),
                axis(Axes.corrections(), (c, m) -> c.with(c.algorithm.withCorrection(m))),
                axis(Axes.regularizers(), (c, m) -> c.with(c.algorithm.withRegularizers(List.of(m)))),
                axis(Axes.masks(), (c, m) -> c.with(c.algorithm.withMasks(List.of(m)))),
                axis(Axes.shaping(MAX_TOKENS), (c, m) -> c.with(c.algorithm.withShaping(List.of(m)))),
                axis(Axes.selections(), (c, m) -> c.with(c.algorithm.withSelection(m))),
                axis(Axes.samplings(), (c, m) -> c.with(c.algorithm.withSampling(m))),
                axis(Axes.supplements(), (c, m) -> c.with(c.algorithm.withSupplements(List.of(m)))),
                axis(Axes.offPolicies(), (c, m) -> c.with(c.algorithm.withOffPolicy(m))),
                axis(Axes.imitations(), (c, m) -> c.with(c.algorithm.withImitation(m))),
                axis(Axes.curricula(), (c, m) -> c.with(new SamplingSettings(
                        c.sampling.prompts(), c.sampling.group(), c.sampling.maxTokens(), c.sampling.temperature(),
                        c.sampling.order(), List.of(m), c.sampling.budget()))),
                budgets(), schedules());
    }

    private static <T> Axis axis(Members<T> members, BiFunction<Chosen, T, Chosen> change) {
        Map<String, Change> all = new LinkedHashMap<>();
        members.defaults().forEach(m -> all.put(members.name(m), before -> change.apply(before, m)));
        return new Axis(members.axis(), all);
    }

    private static Axis budgets() {
        Map<String, Change> all = new LinkedHashMap<>();
        all.put("none", before -> before);
        all.put("half", c -> c.with(new SamplingSettings(
                c.sampling.prompts(), c.sampling.group(), c.sampling.maxTokens(), c.sampling.temperature(),
                c.sampling.order(), c.sampling.curricula(), LengthBudget.constant(c.sampling.maxTokens() / 2))));
        return new Axis("budget", all);
    }

    private static Axis schedules() {
        Map<String, Change> all = new LinkedHashMap<>();
        for (Schedule s : List.of(
                new Synchronous(), new OneStepOff(Machines.USUAL),
                new Asynchronous(1, Interruption.NEVER, Machines.USUAL))) {
            all.put(s.name(), c -> new Chosen(c.algorithm, c.sampling, s));
        }
        return new Axis("schedule", all);
    }

    /// The tables of all pairs of axes, in order; those of which nothing is refused are empty.
    public static List<Table> all() {
        List<Axis> axes = axes();
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < axes.size(); i++) {
            for (int j = i + 1; j < axes.size(); j++) {
                tables.add(table(axes.get(i), axes.get(j)));
            }
        }
        return tables;
    }

    private static Table table(Axis one, Axis other) {
        Map<String, String> refused = new LinkedHashMap<>();
        one.members.forEach((row, first) -> other.members.forEach((column, second) -> refusal(
                second.to(first.to(Chosen.PLAIN))).ifPresent(why -> refused.put(row + "/" + column, why))));
        return new Table(one, other, refused);
    }

    /// Why a choice is refused, or nothing if it is allowed.
    private static Optional<String> refusal(Chosen c) {
        return Combination.refusal(c.algorithm).or(() -> RlRecipe.refusal(c.schedule, c.sampling, c.algorithm));
    }

    /// The section of the reference page.
    static String markdown() {
        var page = new StringBuilder("""

                ## Which members go together

                For each pair of axes, from the code that refuses recipes: + is allowed, a number is the reason of a
                refusal, below. Members that differ in nothing share a row or a column.
                """);
        var tables = new CombinationTables();
        List<Table> all = all();
        all.stream().filter(t -> !t.refused.isEmpty()).forEach(t -> tables.append(page, t));
        page.append("\n### Reasons\n\n");
        tables.reasons.forEach((why, number) -> page.append(number).append(". ").append(why).append('\n'));
        page.append("""

                ### All else

                Of these pairs of axes, every member goes with every member:

                """);
        for (Axis axis : axes()) {
            List<String> free = all.stream().filter(t -> t.refused.isEmpty() && t.rows.key.equals(axis.key))
                    .map(t -> "`" + t.columns.key + "`").toList();
            if (!free.isEmpty()) {
                page.append("- `").append(axis.key).append("` with ").append(String.join(", ", free)).append('\n');
            }
        }
        return page.toString();
    }

    private void append(StringBuilder page, Table t) {
        Map<List<String>, List<String>> rows = alike(t.rows, row -> t.columns.members.keySet().stream()
                .map(column -> cell(t, row, column)).toList());
        Map<List<String>, List<String>> columns = alike(t.columns, column -> t.rows.members.keySet().stream()
                .map(row -> cell(t, row, column)).toList());
        page.append("\n### `").append(t.rows.key).append("` with `").append(t.columns.key).append("`\n\n| |");
        columns.values().forEach(names -> page.append(' ').append(words(names)).append(" |"));
        page.append("\n| --- |").append(" --- |".repeat(columns.size())).append('\n');
        for (List<String> names : rows.values()) {
            page.append("| ").append(words(names)).append(" |");
            columns.values()
                    .forEach(c -> page.append(' ').append(cell(t, names.getFirst(), c.getFirst())).append(" |"));
            page.append('\n');
        }
    }

    /// Members by what stands in their cells.
    private static Map<List<String>, List<String>> alike(
            Axis axis, java.util.function.Function<String, List<String>> cells) {
        return axis.members.keySet().stream()
                .collect(Collectors.groupingBy(cells, LinkedHashMap::new, Collectors.toList()));
    }

    private String cell(Table t, String row, String column) {
        return t.refusal(row, column).map(CombinationTables::why)
                .map(why -> String.valueOf(reasons.computeIfAbsent(why, w -> reasons.size() + 1))).orElse("+");
    }

    /// The reason without the names, which the table has.
    static String why(String refusal) {
        int colon = refusal.indexOf(": ");
        return refusal.substring(0, Math.max(0, colon)).contains(" does not go with ")
                ? refusal.substring(colon + 2)
                : refusal;
    }

    private static String words(List<String> names) {
        return names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }
}
