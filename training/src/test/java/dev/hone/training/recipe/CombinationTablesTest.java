package dev.hone.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.foundation.InputException;
import dev.hone.training.advantage.AdvantageEstimator;
import dev.hone.training.advantage.Column;
import dev.hone.training.recipe.CombinationTables.Axis;
import dev.hone.training.recipe.CombinationTables.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CombinationTablesTest {
    private static final String PLAIN = """
            model: models/tiny
            tasks: [chains]
            sampling: {prompts: 8, group: 4, max-tokens: 1000}
            algorithm: {base: grpo, regularizers: []}
            steps: 3
            """;

    /// Keys whose value is a list of members.
    private static final Set<String> LISTS = Set.of("regularizers", "masks", "shaping", "supplements");

    private static List<String> settings(String axis, String member) {
        List<String> all = new ArrayList<>();
        switch (axis) {
            case "curricula" -> all.add("sampling.curricula=[" + member + "]");
            case "budget" -> {
                if (member.equals("half")) {
                    all.add("sampling.budget={from: 500, to: 500}");
                }
            }
            case "schedule" -> all.add("schedule=" + member);
            default -> all.add("algorithm." + axis + "=" + (LISTS.contains(axis) ? "[" + member + "]" : member));
        }
        if (axis.equals("advantage")) {
            needs(member).forEach(need -> {
                switch (need) {
                    case VALUES -> all.add("critic={}");
                    case PARTS -> all.add("rewards=[score]");
                    case TEACHER_LOG_PROBS -> all.add("teachers=[{model: models/teacher}]");
                    default -> {}
                }
            });
        }
        return all;
    }

    private static Set<Column.Kind> needs(String advantage) {
        return Axes.advantages().defaults().stream()
                .filter(a -> a.name().equals(advantage)).map(AdvantageEstimator::needs).findFirst().orElseThrow();
    }

    /// What a recipe with both members says: nothing, or why it is refused.
    private static Optional<String> refusal(Table t, String row, String column) {
        List<String> settings = new ArrayList<>(settings(t.rows().key(), row));
        settings.addAll(settings(t.columns().key(), column));
        try {
            Recipe.parse("r.yaml", PLAIN, Path.of("/recipes"), settings);
            return Optional.empty();
        } catch (InputException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void everyCellIsWhatARecipeSays() {
        int cells = 0;
        int refused = 0;
        for (Table t : CombinationTables.all()) {
            for (String row : t.rows().members().keySet()) {
                for (String column : t.columns().members().keySet()) {
                    Optional<String> said = refusal(t, row, column);
                    Optional<String> written = t.refusal(row, column);
                    assertThat(said.isPresent()).as("%s %s with %s %s: table %s, recipe %s", t.rows().key(), row,
                            t.columns().key(), column, written, said).isEqualTo(written.isPresent());
                    written.ifPresent(why -> assertThat(said.orElseThrow()).endsWith(why));
                    cells++;
                    refused += written.isPresent() ? 1 : 0;
                }
            }
        }
        assertThat(cells).isGreaterThan(2500);
        assertThat(refused).isBetween(80, 150);
    }

    @Test
    void everyPairOfAxesAndEveryMemberIsThere() {
        List<Axis> axes = CombinationTables.axes();
        assertThat(CombinationTables.all()).hasSize(axes.size() * (axes.size() - 1) / 2);
        Set<String> known = new HashSet<>();
        axes.forEach(a -> known.add(a.key()));
        Axes.all(AlgorithmsPage.MAX_TOKENS).forEach(m -> assertThat(known).contains(m.axis()));
        String page = CombinationTables.markdown();
        for (Table t : CombinationTables.all()) {
            String title = "### `" + t.rows().key() + "` with `" + t.columns().key() + "`\n";
            assertThat(page.contains(title)).as(title).isEqualTo(!t.refused().isEmpty());
            if (!t.refused().isEmpty()) {
                String from = page.substring(page.indexOf(title) + title.length());
                String table = from.substring(0, from.indexOf("\n###"));
                t.rows().members().keySet().forEach(m -> assertThat(table).contains("`" + m + "`"));
                t.columns().members().keySet().forEach(m -> assertThat(table).contains("`" + m + "`"));
            }
        }
    }

    @Test
    void aReasonHasNoNames() {
        assertThat(CombinationTables.why("a does not go with b: it is so: take c")).isEqualTo("it is so: take c");
        assertThat(CombinationTables.why("a goes by the step; take schedule: synchronous"))
                .isEqualTo("a goes by the step; take schedule: synchronous");
    }
}
