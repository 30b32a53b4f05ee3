package dev.hone.training.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.training.schedule.Rule.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two generators, steps of two groups, a trainer that takes 4; times by hand.
class PipelineTest {
    private static final Map<String, Double> LENGTHS = Map.of("2.0", 9.0);

    /// Which version began a group, and when.
    private record Begun(int version, double now) {}

    private final Map<Ticket, Begun> begun = new TreeMap<>();
    private long problems;

    private static Rule rule(int staleness, Publication publication) {
        return new Rule(staleness, publication, Interruption.NEVER);
    }

    /// Groups take 3, that of step 2 with number 0 takes 9.
    private Pipeline.Writer writer(Pipeline p) {
        return (ticket, now) -> {
            begun.put(ticket, new Begun(p.version(), now));
            return now + LENGTHS.getOrDefault(ticket.step() + "." + ticket.group(), 3.0);
        };
    }

    private void step(Pipeline p) {
        for (int s : p.opened()) {
            p.want(IntStream.range(0, 2).mapToObj(g -> new Ticket(s, g, problems++)).toList());
        }
        p.finish(p.version() + 1, writer(p));
        p.train(4, writer(p));
    }

    private Begun begun(int step, int group) {
        return begun.entrySet().stream()
                .filter(e -> e.getKey().step() == step && e.getKey().group() == group)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void synchronousStepsFollowEachOther() {
        var p = new Pipeline(new Synchronous().rule(), 2, 3, Pipeline.State.START);
        step(p);
        assertThat(p.now()).isEqualTo(7);
        step(p);
        assertThat(p.now()).isEqualTo(7 + 9 + 4);
        step(p);
        assertThat(p.now()).isEqualTo(27);
        assertThat(begun(2, 0)).isEqualTo(new Begun(1, 7));
        assertThat(begun(3, 1)).isEqualTo(new Begun(2, 20));
        assertThat(p.busy()).isEqualTo(2 * 3 + 9 + 3 + 2 * 3);
        assertThat(p.opened()).as("there is no fourth step").isEmpty();
    }

    @Test
    void oneStepOffWritesTheNextStepWhileItTrains() {
        var p = new Pipeline(new OneStepOff(Machines.USUAL).rule(), 2, 4, Pipeline.State.START);
        step(p);
        // Step 1 is written at 3 and trained at 7; both wait for the long group of step 2, which ends at 12.
        assertThat(p.now()).isEqualTo(12);
        assertThat(begun(1, 0)).isEqualTo(new Begun(0, 0));
        assertThat(begun(2, 0)).isEqualTo(new Begun(0, 3));
        step(p);
        assertThat(p.now()).isEqualTo(16);
        step(p);
        assertThat(begun(3, 1)).isEqualTo(new Begun(1, 12));
        assertThat(begun(4, 0)).isEqualTo(new Begun(2, 16));
        step(p);
        assertThat(p.now()).as("nothing is written while the last step trains").isEqualTo(24);
    }

    @Test
    void asynchronousGroupsBeginWithTheNewestWeights() {
        var p = new Pipeline(rule(1, Publication.AT_ONCE), 2, 4, Pipeline.State.START);
        step(p);
        assertThat(p.now()).isEqualTo(7);
        assertThat(begun(2, 1)).as("beside training").isEqualTo(new Begun(0, 3));
        assertThat(p.running()).extracting(Pipeline.Running::end).containsExactly(12.0);
        step(p);
        assertThat(begun(3, 0)).as("the free generator waited for version 1").isEqualTo(new Begun(1, 7));
        assertThat(begun(3, 1)).isEqualTo(new Begun(1, 10));
        assertThat(p.now()).isEqualTo(16);
        step(p);
        assertThat(p.now()).as("step 3 was written long ago").isEqualTo(20);
        assertThat(begun(4, 0)).isEqualTo(new Begun(2, 16));
    }

    @Test
    void theBoundHoldsAndNothingIsLost() {
        for (int bound = 0; bound < 5; bound++) {
            begun.clear();
            var p = new Pipeline(rule(bound, Publication.AT_ONCE), 3, 12, Pipeline.State.START);
            IntStream.range(0, 12).forEach(s -> step(p));
            assertThat(begun).hasSize(24);
            List<Integer> ages = new ArrayList<>();
            begun.forEach((ticket, b) -> ages.add(ticket.step() - 1 - b.version));
            assertThat(ages).allMatch(a -> a >= 0);
            assertThat(ages.stream().mapToInt(a -> a).max()).hasValue(bound);
        }
    }

    @Test
    void refillsGoFirst() {
        var p = new Pipeline(rule(3, Publication.AT_ONCE), 1, 4, Pipeline.State.START);
        for (int s : p.opened()) {
            p.want(List.of(new Ticket(s, 0, s)));
        }
        p.finish(1, writer(p));
        p.want(List.of(new Ticket(1, 1, 9)));
        p.finish(1, writer(p));
        assertThat(begun(1, 1)).isEqualTo(new Begun(0, 3));
        assertThat(p.waiting(2)).as("was not begun before").hasSize(1);
    }

    @Test
    void aPipelineGoesOnWhereItWasLeft() {
        var whole = new Pipeline(rule(2, Publication.AT_ONCE), 2, 6, Pipeline.State.START);
        IntStream.range(0, 6).forEach(s -> step(whole));
        Map<Ticket, Begun> expected = new TreeMap<>(begun);
        begun.clear();
        problems = 0;
        var p = new Pipeline(rule(2, Publication.AT_ONCE), 2, 6, Pipeline.State.START);
        for (int s = 0; s < 6; s++) {
            step(p);
            p = new Pipeline(rule(2, Publication.AT_ONCE), 2, 6, p.state());
        }
        assertThat(begun).isEqualTo(expected);
        assertThat(p.state()).isEqualTo(whole.state());
    }

    @Test
    void rulesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> rule(-1, Publication.AT_ONCE)).hasMessageContaining("0 or more versions: -1");
        assertThatThrownBy(() -> new Machines(0, Costs.USUAL)).hasMessageContaining("at least one generator");
        assertThatThrownBy(() -> new Costs(0, 0, 0, 0)).hasMessageContaining("must take time");
        assertThatThrownBy(() -> new Costs(1, Double.NaN, 0, 0)).hasMessageContaining("'prefill'");
    }
}
