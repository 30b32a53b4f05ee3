package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// An undirected graph on letters with a start and an end.
record Graph(List<String> edges, char start, char end) {
    private static final int LETTERS = 26;
    private static final int MOST_EDGES = LETTERS * (LETTERS - 1) / 2;

    /// A random connected graph on `nodes` letters: a tree and `extra` more edges.
    static Graph random(Draws draws, int nodes, int extra) {
        int[] letters = draws.permutation(nodes);
        List<String> edges = new ArrayList<>();
        for (int i = 1; i < nodes; i++) {
            edges.add(edge(letters[i], letters[draws.between(0, i - 1)]));
        }
        for (int i = 0; i < extra; i++) {
            int[] pair = draws.permutation(nodes);
            String edge = edge(pair[0], pair[1]);
            if (!edges.contains(edge)) {
                edges.add(edge);
            }
        }
        List<String> shuffled = new ArrayList<>();
        for (int i : draws.permutation(edges.size())) {
            shuffled.add(edges.get(i));
        }
        return new Graph(List.copyOf(shuffled), letter(letters[0]), letter(letters[draws.between(1, nodes - 1)]));
    }

    private static String edge(int a, int b) {
        return "" + letter(Math.min(a, b)) + letter(Math.max(a, b));
    }

    private static char letter(int i) {
        return (char) ('a' + i);
    }

    /// Whether an edge joins the two letters.
    boolean joined(char a, char b) {
        return isLetter(b) && (joinedTo(a) >> b - 'a' & 1) == 1;
    }

    /// The letters joined to this one, in alphabetical order.
    List<Character> neighbours(char node) {
        int joined = joinedTo(node);
        List<Character> found = new ArrayList<>();
        for (int i = 0; i < LETTERS; i++) {
            if ((joined >> i & 1) == 1) {
                found.add(letter(i));
            }
        }
        return found;
    }

    /// Bit i is set where an edge joins the node to letter i.
    private int joinedTo(char node) {
        int joined = 0;
        for (String edge : edges) {
            if (edge.charAt(0) == node) {
                joined |= 1 << edge.charAt(1) - 'a';
            }
            if (edge.charAt(1) == node) {
                joined |= 1 << edge.charAt(0) - 'a';
            }
        }
        return joined;
    }

    /// The number of edges on a shortest path from start to end; -1 where there is none.
    int distance() {
        int[] distance = new int[LETTERS];
        Arrays.fill(distance, -1);
        distance[start - 'a'] = 0;
        var queue = new ArrayDeque<Character>(List.of(start));
        while (!queue.isEmpty()) {
            char node = queue.removeFirst();
            for (char next : neighbours(node)) {
                if (distance[next - 'a'] < 0) {
                    distance[next - 'a'] = distance[node - 'a'] + 1;
                    queue.addLast(next);
                }
            }
        }
        return distance[end - 'a'];
    }

    /// The question behind its letter: `hab,bc,cd:a>d=`.
    String question() {
        return "h" + String.join(",", edges) + ":" + start + ">" + end + "=";
    }

    /// Reads what [#question] wrote.
    static Graph parse(String question) {
        int colon = question.indexOf(':');
        if (!question.startsWith("h") || colon < 0 || question.length() != colon + 5
                || question.charAt(colon + 2) != '>' || question.charAt(colon + 4) != '=') {
            throw unreadable(question);
        }
        List<String> edges = List.of(question.substring(1, colon).split(",", -1));
        if (edges.size() > MOST_EDGES) {
            throw unreadable(question);
        }
        for (String edge : edges) {
            if (edge.length() != 2 || !isLetter(edge.charAt(0)) || !isLetter(edge.charAt(1))) {
                throw unreadable(question);
            }
        }
        char start = question.charAt(colon + 1);
        char end = question.charAt(colon + 3);
        if (!isLetter(start) || !isLetter(end)) {
            throw unreadable(question);
        }
        return new Graph(edges, start, end);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static InputException unreadable(String question) {
        return new InputException("the gold text " + Excerpt.of(question) + " is not a question such as hab,bc:a>c=");
    }
}
