package dev.hone.tasks.search;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads what [TraceWriter] writes, and what a model makes of it: replays the search and judges each step.
///
/// A step that cannot be replayed leaves the search where it is. Never throws for what a model wrote.
public final class TraceReader<S> {
    private final StateSpace<S> space;
    private final List<TraceReplay.Mark> marks = new ArrayList<>();
    private final List<S> order = new ArrayList<>();
    private final Set<S> seen = new HashSet<>();
    private final Map<String, Deque<S>> byName = new HashMap<>();
    private Deque<S> path = new ArrayDeque<>();

    private TraceReader(StateSpace<S> space) {
        this.space = space;
        path.push(space.start());
        byName.put(space.name(space.start()), new ArrayDeque<>(path));
    }

    /// A replay with the states that it visited, in order.
    public record Read<S>(TraceReplay replay, List<S> visited) {
        public Read {
            visited = List.copyOf(visited);
        }
    }

    /// Replays a text up to a `#`, which begins the answer.
    public static <S> Read<S> read(StateSpace<S> space, String text) {
        int end = text.indexOf('#');
        var reader = new TraceReader<>(space);
        boolean reached = reader.replay(end < 0 ? text : text.substring(0, end));
        return new Read<>(new TraceReplay(reader.marks, reached), reader.order);
    }

    private boolean replay(String text) {
        boolean reached = false;
        int at = 0;
        while (at < text.length()) {
            switch (text.charAt(at)) {
                case TraceWriter.BACK -> {
                    at++;
                    if (path.size() > 1) {
                        path.pop();
                        marks.add(TraceReplay.Mark.LEGAL);
                    } else {
                        marks.add(TraceReplay.Mark.ILLEGAL);
                    }
                }
                case TraceWriter.DEAD_END -> {
                    at++;
                    S now = path.element();
                    marks.add(space.goal(now) || !space.children(now).isEmpty() ? TraceReplay.Mark.ILLEGAL
                            : TraceReplay.Mark.LEGAL);
                }
                case TraceWriter.GOAL -> {
                    at++;
                    boolean goal = space.goal(path.element());
                    reached |= goal;
                    marks.add(goal ? TraceReplay.Mark.LEGAL : TraceReplay.Mark.ILLEGAL);
                }
                case TraceWriter.JUMP -> at = jump(text, at);
                default -> at = move(text, at);
            }
        }
        return reached;
    }

    private int jump(String text, int at) {
        int end = text.indexOf(TraceWriter.JUMP_END, at);
        Deque<S> there = end < 0 ? null : byName.get(text.substring(at + 1, end));
        if (there != null) {
            path = new ArrayDeque<>(there);
        }
        marks.add(there == null ? TraceReplay.Mark.ILLEGAL : TraceReplay.Mark.LEGAL);
        return end < 0 ? text.length() : end + 1;
    }

    private int move(String text, int at) {
        StateSpace.Read<S> read = space.read(path.element(), text, at);
        switch (read) {
            case StateSpace.Read.Legal<S> legal -> visit(legal.to(), TraceReplay.Mark.LEGAL);
            case StateSpace.Read.Miscalculated<S> wrong -> visit(wrong.to(), TraceReplay.Mark.MISCALCULATED);
            case StateSpace.Read.Illegal<S> illegal -> marks.add(TraceReplay.Mark.ILLEGAL);
        }
        return Math.max(read.end(), at + 1);
    }

    private void visit(S state, TraceReplay.Mark mark) {
        boolean fresh = seen.add(state);
        marks.add(mark == TraceReplay.Mark.LEGAL && !fresh ? TraceReplay.Mark.REPEATED : mark);
        path.push(state);
        order.add(state);
        byName.put(space.name(state), new ArrayDeque<>(path));
    }
}
