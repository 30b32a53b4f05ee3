package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The edges of an undirected graph on letters, with weights; where none are written, every weight is 1.
record Edges(List<Edge> list) {
    /// A piece of a question that [#read] takes, weights given or not.
    static final String FORM = "[a-z]{2}\\d?(?:,[a-z]{2}\\d?){0,24}";

    private static final int LETTERS = 26;

    /// Two letters and what lies between them.
    record Edge(char a, char b, int weight) {
        boolean joins(char one, char other) {
            return a == one && b == other || a == other && b == one;
        }
    }

    /// Reads edges such as `ab3,bc1` or `ab,bc`.
    static Edges read(String text) {
        List<Edge> edges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int weight = part.length() > 2 ? part.charAt(2) - '0' : 1;
            edges.add(new Edge(part.charAt(0), part.charAt(1), weight));
        }
        return new Edges(List.copyOf(edges));
    }

    /// The text of a connected graph on the first letters, with weights of 1 .. 9.
    static String weighted(Draws draws, int nodes, int extra) {
        return Graph.random(draws, nodes, extra).edges().stream()
                .map(edge -> edge + draws.between(1, 9))
                .collect(Collectors.joining(","));
    }

    /// The letters in alphabetical order.
    String nodes() {
        return list.stream()
                .flatMap(edge -> Stream.of(edge.a, edge.b))
                .distinct()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    /// The lightest edge between two letters.
    Optional<Edge> between(char one, char other) {
        return list.stream().filter(edge -> edge.joins(one, other)).min(Comparator.comparing(Edge::weight));
    }

    /// Joins the edges one by one in a table of representatives; whether this one joins two parts.
    static boolean join(int[] parts, Edge edge) {
        int one = parts[edge.a - 'a'];
        int other = parts[edge.b - 'a'];
        for (int i = 0; i < LETTERS; i++) {
            parts[i] = parts[i] == other ? one : parts[i];
        }
        return one != other;
    }

    /// A table in which every letter is a part of its own.
    static int[] apart() {
        return IntStream.range(0, LETTERS).toArray();
    }
}
