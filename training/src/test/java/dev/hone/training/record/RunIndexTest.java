package dev.hone.training.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.training.record.RolloutQuery.Order;
import dev.hone.training.run.Flag;
import dev.hone.training.run.RunDirectory;
import dev.hone.training.run.RunState;
import dev.hone.training.run.TrainerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunIndexTest {
    private static final OptionalDouble RIGHT = OptionalDouble.of(1);
    private static final OptionalDouble WRONG = OptionalDouble.of(0);

    @TempDir
    Path runs;

    private RunDirectory one;

    @BeforeEach
    void record() {
        try (var run = new RecordedRun(runs.resolve("one"))) {
            one = run.directory();
            run.measured(0, 0.25).step(1, 0.5).step(2, 0.75).measured(2, 0.625).flag(2, "length-jump");
            run.rollout("1.0.0", RIGHT, 1, 1.5f).rollout("1.0.1", WRONG, 0.25, 1);
            run.rollout("2.0.0", OptionalDouble.empty(), 0, 1).rollout("2.0.1", WRONG, 0, 3).rollout("2.1.0", RIGHT, 1,
                    1);
        }
    }

    private List<String> ids(Order order, OptionalInt step, int limit) {
        try (RunIndex index = RunIndex.around(one)) {
            return index.rollouts(one, new RolloutQuery(step, order, limit)).stream().map(f -> f.line().id()).toList();
        }
    }

    @Test
    void aRunIsALine() {
        try (RunIndex index = RunIndex.of(runs)) {
            RunRow row = index.runs().getFirst();
            assertThat(row.folder()).isEqualTo(runs.resolve("one"));
            assertThat(row.kind()).isEqualTo("rl");
            assertThat(row.state()).isEqualTo(RunState.STOPPED);
            assertThat(row.step()).isEqualTo(2);
            assertThat(row.steps()).isEqualTo(9);
            assertThat(row.accuracy()).hasValue(0.625);
            assertThat(row.best()).hasValue(0.625);
            assertThat(row.seconds()).isEqualTo(4);
            assertThat(row.tokens()).isEqualTo(200);
            assertThat(row.flags()).isEqualTo(1);
            assertThat(row.problem()).isEmpty();
            assertThat(index.curve(one, "reward").values()).containsExactly(0.5, 0.75);
            assertThat(index.curve(one, "eval/pass@1").steps()).containsExactly(0, 2);
            assertThat(index.curves(one)).extracting(Curve::name).isEqualTo(index.metrics(one));
            assertThat(index.curves(one)).filteredOn(c -> c.name().equals("reward")).singleElement()
                    .satisfies(c -> assertThat(c.values()).containsExactly(0.5, 0.75))
                    .satisfies(c -> assertThat(c.steps()).containsExactly(1, 2));
            assertThat(index.metrics(one)).contains("reward", "seconds/sample", "eval/pass@1");
            assertThat(index.flags(one)).containsExactly(new Flag("length-jump", 2, "look at it"));
        }
    }

    @Test
    void rolloutsAreFoundByWhatBecameOfThem() {
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).containsExactly("1.0.0", "1.0.1", "2.0.0", "2.0.1",
                "2.1.0");
        assertThat(ids(Order.MADE, OptionalInt.of(2), 9)).containsExactly("2.0.0", "2.0.1", "2.1.0");
        assertThat(ids(Order.WORST, OptionalInt.empty(), 9)).as("not judged is not worst")
                .containsExactly("2.0.1", "1.0.1", "2.1.0", "1.0.0");
        assertThat(ids(Order.BEST, OptionalInt.empty(), 2)).containsExactly("2.1.0", "1.0.0");
        assertThat(ids(Order.BEST, OptionalInt.of(1), 1)).containsExactly("1.0.0");
        assertThat(ids(Order.FLAGGED, OptionalInt.empty(), 9)).containsExactly("2.0.1", "2.0.0", "1.0.1");
    }

    @Test
    void samplesOfAProblemAreAGroup() {
        try (RunIndex index = RunIndex.around(one)) {
            List<GroupRow> groups = index.groups(one);
            assertThat(groups).extracting(g -> g.step() + "." + g.group() + " x" + g.samples())
                    .containsExactly("1.0 x2", "2.0 x2", "2.1 x1");
            assertThat(groups.getFirst().reward()).as("mean of 1 and 0.25").hasValue(0.625);
            assertThat(groups.get(1).reward()).as("the one that was judged").hasValue(0);
            assertThat(groups).extracting(GroupRow::flagged).containsExactly(1, 2, 0);
            assertThat(groups).extracting(GroupRow::problem).doesNotContain("");
            assertThat(index.rollouts(one, RolloutQuery.ofGroup(2, 0))).extracting(f -> f.line().id())
                    .containsExactly("2.0.0", "2.0.1");
            assertThat(index.rollouts(one, RolloutQuery.ofGroup(3, 0))).isEmpty();
        }
    }

    @Test
    void aRolloutHasItsNumbers() {
        try (RunIndex index = RunIndex.around(one)) {
            List<FoundRollout> found = index.rollouts(one, new RolloutQuery(OptionalInt.empty(), Order.MADE, 9));
            RolloutNumbers first = found.getFirst().numbers();
            assertThat(first).isEqualTo(new RolloutNumbers(
                    RIGHT, RIGHT, 0.5, 2, 0.5, OptionalDouble.of(1.5), OptionalDouble.of(1), 0));
            assertThat(found.getFirst().flags()).isEmpty();
            assertThat(found.get(1).flags()).containsExactly(RolloutFlag.REWARDED);
            assertThat(found.get(2).flags()).containsExactly(RolloutFlag.UNJUDGED);
            assertThat(found.get(3).flags()).containsExactly(RolloutFlag.FAR_OFF);
            assertThat(found.get(3).line().text()).isEqualTo("text of 2.0.1");
        }
    }

    @Test
    void whatIsNewIsRead() throws IOException {
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).hasSize(5);
        Path log = one.folder().resolve("metrics.jsonl");
        Files.writeString(log, "{\"step\":3,\"event\":\"train\",\"rew", StandardOpenOption.APPEND);
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.run(one).step()).as("half a line is no line").isEqualTo(2);
        }
        Files.writeString(log, "ard\":1}\n", StandardOpenOption.APPEND);
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.run(one).step()).isEqualTo(3);
            assertThat(index.curve(one, "reward").values()).containsExactly(0.5, 0.75, 1);
        }
    }

    @Test
    void aRunThatIsCutBackOrReplacedIsReadAgain() throws IOException {
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).hasSize(5);
        Path log = one.folder().resolve("metrics.jsonl");
        String text = Files.readString(log);
        Files.writeString(log, text.substring(0, text.indexOf("{\"step\":2")));
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.run(one).step()).isEqualTo(1);
        }
        Files.writeString(log, text.replace("0.75", "0.95"));
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.curve(one, "reward").values()).containsExactly(0.5, 0.95);
        }
        Files.writeString(log, text.replace("0.75", "0.65"));
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.curve(one, "reward").values()).as("of the same length").containsExactly(0.5, 0.65);
        }
        delete(one.folder());
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.runs()).isEmpty();
        }
    }

    @Test
    void anIndexThatIsGoneOrDamagedIsMadeAnew() throws IOException {
        List<String> all = ids(Order.MADE, OptionalInt.empty(), 9);
        Path file = runs.resolve("index.sqlite");
        Files.delete(file);
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).isEqualTo(all);
        Files.writeString(file, "no database at all, but long enough to be taken for one ".repeat(100));
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).isEqualTo(all);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, 5000));
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).isEqualTo(all);
        java.util.Arrays.fill(bytes, 4096, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).isEqualTo(all);
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAnew() throws Exception {
        List<String> all = ids(Order.MADE, OptionalInt.empty(), 9);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + runs.resolve("index.sqlite"));
                Statement s = other.createStatement()) {
            s.execute("PRAGMA user_version = 99");
            s.execute("DELETE FROM rollout");
        }
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).isEqualTo(all);
    }

    @Test
    void anIndexThatAnotherProcessHoldsIsSaid() throws Exception {
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).hasSize(5);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + runs.resolve("index.sqlite"));
                Statement s = other.createStatement()) {
            s.execute("BEGIN EXCLUSIVE");
            assertThatThrownBy(() -> RunIndex.of(runs))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("index.sqlite: another process holds the index");
            s.execute("ROLLBACK");
        }
        assertThat(ids(Order.MADE, OptionalInt.empty(), 9)).hasSize(5);
    }

    @Test
    void aRunThatCannotBeReadDoesNotHideTheOthers() throws IOException {
        try (var two = new RecordedRun(runs.resolve("two"))) {
            two.step(1, 0.5);
            try (RunIndex index = RunIndex.of(runs)) {
                assertThat(index.runs()).allSatisfy(row -> assertThat(row.problem()).isEmpty());
            }
            Files.writeString(two.directory().folder().resolve("metrics.jsonl"), "{}\n", StandardOpenOption.APPEND);
        }
        Files.writeString(one.folder().resolve("recipe.yaml"), "stepz: 3\n");
        Files.writeString(one.folder().resolve("metrics.jsonl"), "\n", StandardOpenOption.APPEND);
        try (RunIndex index = RunIndex.of(runs)) {
            assertThat(index.runs()).hasSize(2);
            assertThat(index.runs().get(0).problem().orElseThrow()).contains("recipe.yaml:1");
            assertThat(index.runs().get(0).step()).as("known before").isEqualTo(2);
            assertThat(index.runs().get(1).problem().orElseThrow()).contains("metrics.jsonl, byte", "event");
        }
    }

    @Test
    void aRunThatIsWrittenIsRunning() {
        RunDirectory written = RunDirectory.open(runs.resolve("one"));
        assertThat(written.state()).isEqualTo(RunState.STOPPED);
        try (var logs = written.logs(TrainerState.LogOffsets.NONE)) {
            assertThat(logs.metrics()).isNotNull();
            assertThat(written.state()).isEqualTo(RunState.RUNNING);
        }
        assertThat(written.state()).isEqualTo(RunState.STOPPED);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.collect(Collectors.toList()).reversed()) {
                Files.delete(path);
            }
        }
    }
}
