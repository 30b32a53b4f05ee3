package dev.hone.app.atlas.map;

import dev.hone.lab.library.Library;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import dev.hone.lab.note.RelationType;
import dev.hone.lab.cluster.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Places notes on a plane: those of a topic near each other, related ones nearer, labels apart.
///
/// Topics stand on an ellipse in their order. Notes begin on a spiral around their topic's place and are moved by a
/// fixed number of steps of springs (relations, the topic's place) and repulsion; then labels that overlap are pushed
/// apart. Nothing is random, so a library always looks the same, and a note more moves the others little.
public final class MapLayout {
    /// Size of the plane.
    public static final int WIDTH = 1480;
    public static final int HEIGHT = 900;

    private static final int STEPS = 400;
    private static final double LABEL_WIDTH = 118;
    private static final double LABEL_HEIGHT = 50;
    private static final double MARGIN_X = 75;
    private static final double MARGIN_TOP = 60;
    private static final double MARGIN_BOTTOM = 55;
    private static final double GOLDEN_ANGLE = StrictMath.PI * (3 - StrictMath.sqrt(5));

    private final List<Note> notes;
    private final int[] topic;
    private final double[] x;
    private final double[] y;
    private final double[] anchorX;
    private final double[] anchorY;
    private final List<Edge> edges = new ArrayList<>();

    /// A note's place; `topic` counts topics from 0.
    public record Place(Note note, int topic, double x, double y) {}

    /// A relation between places `from` and `to`.
    public record Edge(int from, int to, RelationType type) {}

    public MapLayout(Library library) {
        notes = library.notes();
        int n = notes.size();
        topic = new int[n];
        x = new double[n];
        y = new double[n];
        List<String> topics = library.topics().stream().map(Topic::id).toList();
        anchorX = new double[topics.size()];
        anchorY = new double[topics.size()];
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < n; i++) {
            index.put(notes.get(i).id(), i);
            topic[i] = topics.indexOf(notes.get(i).topic());
        }
        for (int i = 0; i < n; i++) {
            for (Relation r : notes.get(i).related()) {
                Integer to = index.get(r.note());
                if (to != null) {
                    edges.add(new Edge(i, to, r.type()));
                }
            }
        }
        anchors(topics.size());
        spirals();
        for (int step = 0; step < STEPS; step++) {
            move(0.9 * (1 - (double) step / STEPS) + 0.1);
        }
        stretch();
        separate();
    }

    /// Lets the notes fill the plane.
    private void stretch() {
        stretch(x, MARGIN_X, WIDTH - MARGIN_X);
        stretch(y, MARGIN_TOP, HEIGHT - MARGIN_BOTTOM);
    }

    private static void stretch(double[] values, double from, double to) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        if (values.length < 2 || high - low < 1) {
            return;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = from + (values[i] - low) / (high - low) * (to - from);
        }
    }

    /// A topic's share of the ellipse grows with the root of its number of notes.
    private void anchors(int topics) {
        if (topics == 0) {
            return;
        }
        double[] share = new double[topics];
        double total = 0;
        for (int t = 0; t < topics; t++) {
            int id = t;
            share[t] = StrictMath.sqrt(1 + Arrays.stream(topic).filter(k -> k == id).count());
            total += share[t];
        }
        double at = -0.5 * share[0] / total - 0.25;
        for (int t = 0; t < topics; t++) {
            double angle = 2 * StrictMath.PI * (at + share[t] / total / 2 + 0.25 - 0.5);
            at += share[t] / total;
            anchorX[t] = WIDTH / 2.0 + 0.34 * WIDTH * StrictMath.cos(angle);
            anchorY[t] = HEIGHT / 2.0 + 0.34 * HEIGHT * StrictMath.sin(angle);
        }
    }

    private void spirals() {
        int[] seen = new int[anchorX.length];
        for (int i = 0; i < x.length; i++) {
            int t = topic[i];
            if (t < 0) {
                x[i] = WIDTH / 2.0;
                y[i] = HEIGHT / 2.0 + i;
                continue;
            }
            double radius = 38 * StrictMath.sqrt(seen[t] + 0.5);
            x[i] = anchorX[t] + 1.35 * radius * StrictMath.cos(seen[t] * GOLDEN_ANGLE);
            y[i] = anchorY[t] + radius * StrictMath.sin(seen[t] * GOLDEN_ANGLE);
            seen[t]++;
        }
    }

    private void move(double heat) {
        double[] fx = new double[x.length];
        double[] fy = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                repel(i, j, fx, fy);
            }
            if (topic[i] >= 0) {
                fx[i] += 0.05 * (anchorX[topic[i]] - x[i]);
                fy[i] += 0.05 * (anchorY[topic[i]] - y[i]);
            }
        }
        for (Edge e : edges) {
            double pull = topic[e.from()] == topic[e.to()] ? 0.012 : 0.004;
            double dx = x[e.to()] - x[e.from()];
            double dy = y[e.to()] - y[e.from()];
            fx[e.from()] += pull * dx;
            fy[e.from()] += pull * dy;
            fx[e.to()] -= pull * dx;
            fy[e.to()] -= pull * dy;
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.clamp(x[i] + heat * Math.clamp(fx[i], -20, 20), MARGIN_X, WIDTH - MARGIN_X);
            y[i] = Math.clamp(y[i] + heat * Math.clamp(fy[i], -20, 20), MARGIN_TOP, HEIGHT - MARGIN_BOTTOM);
        }
    }

    /// Labels are wider than high, so distances count less across than down.
    private void repel(int i, int j, double[] fx, double[] fy) {
        double dx = (x[i] - x[j]) / LABEL_WIDTH;
        double dy = (y[i] - y[j]) / LABEL_HEIGHT;
        double square = dx * dx + dy * dy;
        if (square > 9) {
            return;
        }
        double apart = topic[i] == topic[j] ? 1 : 1.6;
        double force = apart * 9 / (square + 0.1);
        double length = StrictMath.sqrt(square) + 1e-9;
        fx[i] += force * dx / length;
        fy[i] += force * dy / length;
        fx[j] -= force * dx / length;
        fy[j] -= force * dy / length;
    }

    private void separate() {
        for (int round = 0; round < 300; round++) {
            boolean moved = false;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < i; j++) {
                    moved |= pushApart(i, j);
                }
            }
            if (!moved) {
                return;
            }
        }
    }

    private boolean pushApart(int i, int j) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double overX = LABEL_WIDTH - Math.abs(dx);
        double overY = LABEL_HEIGHT - Math.abs(dy);
        if (overX <= 0 || overY <= 0) {
            return false;
        }
        if (overX / LABEL_WIDTH < overY / LABEL_HEIGHT) {
            double push = 0.5 * (overX + 1) * (dx < 0 ? -1 : 1);
            x[i] = Math.clamp(x[i] + push, MARGIN_X, WIDTH - MARGIN_X);
            x[j] = Math.clamp(x[j] - push, MARGIN_X, WIDTH - MARGIN_X);
        } else {
            double push = 0.5 * (overY + 1) * (dy < 0 ? -1 : 1);
            y[i] = Math.clamp(y[i] + push, MARGIN_TOP, HEIGHT - MARGIN_BOTTOM);
            y[j] = Math.clamp(y[j] - push, MARGIN_TOP, HEIGHT - MARGIN_BOTTOM);
        }
        return true;
    }

    /// All notes with their places, in the library's order.
    public List<Place> places() {
        var places = new ArrayList<Place>();
        for (int i = 0; i < x.length; i++) {
            places.add(new Place(notes.get(i), topic[i], x[i], y[i]));
        }
        return places;
    }

    /// All relations.
    public List<Edge> edges() {
        return List.copyOf(edges);
    }
}
