package dev.hone.training.recipe;

import dev.hone.training.advantage.Column;
import dev.hone.training.algorithm.Algorithm;
import dev.hone.training.algorithm.Algorithms;
import java.util.ArrayList;
import java.util.List;

/// The reference page of algorithms and members, made from the values themselves.
public final class AlgorithmsPage {
    /// The longest completion that the page assumes where a default depends on it.
    public static final int MAX_TOKENS = 1000;

    private static final String SOURCES = "../../training/src/main/java/";

    private AlgorithmsPage() {}

    /// The page as Markdown.
    public static String markdown() {
        var page = new StringBuilder("""
                # Algorithms

                A policy loss is a point on four axes, advantage x objective x aggregation x correction, with what it
                adds around them. A recipe names an algorithm, or a base and what differs from it:

                ```yaml
                algorithm: {base: dapo, advantage: group-mean, objective: {epsilon-high: 0.3}}
                ```

                This page is what `hone algorithms --markdown` prints. Where a default depends on the longest
                completion, a length of 1000 tokens is assumed.

                ## Named algorithms

                | name | advantage | objective | aggregation | correction | besides | source |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (Algorithm a : Algorithms.all(MAX_TOKENS)) {
            page.append("| `").append(a.name()).append("` | ").append(advantage(a)).append(" | ").append(objective(a))
                    .append(" | ").append(aggregation(a)).append(" | ").append(correction(a)).append(" | ")
                    .append(String.join("; ", besides(a))).append(" | ").append(a.source()).append(" |\n");
        }
        page.append("""

                ## Members

                Each links to its file, which has formula, shapes and source. Settings stand with their defaults.
                """);
        Axes.all(MAX_TOKENS).forEach(axis -> axis(page, axis));
        page.append("""

                ## Losses on preferences

                What `kind: preference` learns from pairs of completions: `loss: {name: simpo, gamma: 0.5}`.
                """);
        axis(page, Axes.preferenceLosses());
        page.append("""

                ## Losses on single completions

                What `kind: unpaired-preference` learns from completions with labels: `loss: {name: kto, beta: 0.1}`.
                """);
        axis(page, Axes.unpairedLosses());
        page.append("""

                ## Divergences from a teacher

                What `kind: distill` makes small: `divergence: {name: jensen-shannon, beta: 0.1}`.
                """);
        axis(page, Axes.divergences());
        page.append("""

                ## Curricula

                Which problems come as the policy gets better:
                `sampling: {curricula: [{name: retire-solved, above: 0.9}]}`.
                """);
        axis(page, Axes.curricula());
        page.append(CombinationTables.markdown());
        return page.toString();
    }

    private static <T> void axis(StringBuilder page, Members<T> axis) {
        page.append("\n### `").append(axis.axis()).append("`\n\n| member | settings |\n| --- | --- |\n");
        for (T member : axis.defaults()) {
            page.append("| [`").append(axis.name(member)).append("`](").append(SOURCES)
                    .append(member.getClass().getName().replace('.', '/')).append(".java) | ")
                    .append(axis.markdown(member)).append(" |\n");
        }
    }

    /// The advantage on one line.
    public static String advantage(Algorithm a) {
        return Axes.advantages().text(a.advantage());
    }

    /// The objective on one line.
    public static String objective(Algorithm a) {
        return Axes.objectives().text(a.objective());
    }

    /// The aggregation on one line.
    public static String aggregation(Algorithm a) {
        return Axes.aggregations(MAX_TOKENS).text(a.aggregation());
    }

    /// The correction on one line.
    public static String correction(Algorithm a) {
        return Axes.corrections().text(a.correction());
    }

    /// Shaping, masks, regularisers and the selection of groups, where they are not the plain ones; what else a recipe
    /// must have.
    public static List<String> besides(Algorithm a) {
        List<String> parts = new ArrayList<>();
        a.shaping().forEach(x -> parts.add(Axes.shaping(MAX_TOKENS).text(x)));
        a.masks().forEach(x -> parts.add(Axes.masks().text(x)));
        a.regularizers().forEach(x -> parts.add(Axes.regularizers().text(x)));
        if (!a.selection().equals(Axes.selections().defaults().getFirst())) {
            parts.add(Axes.selections().text(a.selection()));
        }
        if (!a.sampling().equals(Axes.samplings().defaults().getFirst())) {
            parts.add(Axes.samplings().text(a.sampling()));
        }
        a.supplements().forEach(x -> parts.add(Axes.supplements().text(x)));
        if (!a.offPolicy().equals(Axes.offPolicies().defaults().getFirst())) {
            parts.add(Axes.offPolicies().text(a.offPolicy()));
        }
        if (a.imitation().shows()) {
            parts.add(Axes.imitations().text(a.imitation()));
        }
        if (a.advantage().needs().contains(Column.Kind.VALUES)) {
            parts.add("a section critic");
        }
        return parts;
    }

}
