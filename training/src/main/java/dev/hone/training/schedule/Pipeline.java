package dev.hone.training.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Generators and a trainer under a [Rule], on a virtual clock. What a group holds and how long it takes is the
/// caller's affair, so that a training run and a simulation keep the same order of events.
///
/// A step goes so: [#opened] names the steps whose groups may now be begun, [#want] orders groups, [#finish] lets
/// generators work until the step's groups are written, [#train] until the step is trained; then the next version is
/// there. A free generator begins the first group that is wanted, in the order of steps. Ends at the same time are
/// taken in the order of groups; what begins at the moment of a new version begins with it.
public final class Pipeline {
    private final Rule rule;
    private final int generators;
    private final int steps;
    private final TreeSet<Ticket> waiting = new TreeSet<>();
    private final List<Running> running = new ArrayList<>();
    private int version;
    private int opened;
    private double now;
    private double busy;

    /// A group that is being written, and when it will be done.
    public record Running(Ticket ticket, double end) {}

    /// All that later events depend on. `opened` is the last step whose groups were ordered, `busy` see
    /// [Pipeline#busy].
    public record State(int version, double now, double busy, int opened, List<Ticket> waiting, List<Running> running) {
        /// Before the first event.
        public static final State START = new State(0, 0, 0, 0, List.of(), List.of());

        public State {
            waiting = List.copyOf(waiting);
            running = List.copyOf(running);
        }
    }

    /// Begins groups.
    @FunctionalInterface
    public interface Writer {
        /// Begins a group by the version that is there, and says when it will be written.
        double begin(Ticket ticket, double now);
    }

    /// A pipeline of a run with so many steps, as it was left.
    public Pipeline(Rule rule, int generators, int steps, State state) {
        this.rule = rule;
        this.generators = generators;
        this.steps = steps;
        this.version = state.version;
        this.now = state.now;
        this.busy = state.busy;
        this.opened = state.opened;
        waiting.addAll(state.waiting);
        running.addAll(state.running);
    }

    /// The steps whose groups may be begun from now on and are not ordered yet.
    public List<Integer> opened() {
        int last = (int) Math.min(steps, version + 1L + rule.staleness());
        List<Integer> fresh = IntStream.rangeClosed(opened + 1, last).boxed().toList();
        opened = Math.max(opened, last);
        return fresh;
    }

    /// Orders groups.
    public void want(List<Ticket> tickets) {
        waiting.addAll(tickets);
    }

    /// The groups of a step that nobody has begun.
    public List<Ticket> waiting(int step) {
        return List.copyOf(waiting.subSet(new Ticket(step, 0, 0), new Ticket(step + 1, 0, 0)));
    }

    /// The groups that are being written, in their order.
    public List<Running> running() {
        return running.stream().sorted(Comparator.comparing(Running::ticket)).toList();
    }

    /// Says that a group will be written at another time.
    public void reschedule(Ticket ticket, double end) {
        running.removeIf(r -> r.ticket.equals(ticket));
        running.add(new Running(ticket, end));
    }

    /// Lets generators work until all groups of a step are written.
    public void finish(int step, Writer writer) {
        while (isOpen(step)) {
            begin(writer);
            next().ifPresent(this::end);
        }
    }

    /// Lets generators work while the trainer trains a step, and then takes its version. What they begin until then
    /// they begin with the version before.
    public void train(double duration, Writer writer) {
        double done = now + duration;
        begin(writer);
        for (var next = next(); next.isPresent() && next.get().end < done; next = next()) {
            end(next.get());
            begin(writer);
        }
        pass(done);
        if (rule.publication() == Rule.Publication.AFTER_NEXT_STEP) {
            finish(version + 2, writer);
        }
        version++;
    }

    private boolean isOpen(int step) {
        return running.stream().anyMatch(r -> r.ticket.step() == step)
                || !waiting.isEmpty() && waiting.first().step() <= step;
    }

    private void begin(Writer writer) {
        while (running.size() < generators && !waiting.isEmpty()) {
            Ticket ticket = waiting.removeFirst();
            running.add(new Running(ticket, writer.begin(ticket, now)));
        }
    }

    private Optional<Running> next() {
        return running.stream().min(Comparator.comparingDouble(Running::end).thenComparing(Running::ticket));
    }

    private void end(Running group) {
        pass(group.end);
        running.remove(group);
    }

    private void pass(double time) {
        double later = Math.max(now, time);
        busy += running.size() * (later - now);
        now = later;
    }

    /// Steps that are done: the version that is there.
    public int version() {
        return version;
    }

    /// The time.
    public double now() {
        return now;
    }

    /// Time that generators have spent writing, added up over all of them.
    public double busy() {
        return busy;
    }

    /// All that later events depend on.
    public State state() {
        return new State(version, now, busy, opened, List.copyOf(waiting), running());
    }
}
