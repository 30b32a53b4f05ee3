package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.List;
import java.util.Optional;

/// Two answers of which one says what a letter stands for (`k\pi, k \in \mathbb{Z}`) and the other leaves that out
/// (`n\pi`): both with the same letter.
record AnyWhole(Node gold, Node answer) {
    /// Both with one letter; empty where it is not one side alone that says so, or where it is unclear which letter of
    /// the other is meant.
    static Optional<AnyWhole> aligned(Node gold, Node answer) {
        List<String> g = Nodes.symbols(gold);
        List<String> a = Nodes.symbols(answer);
        Optional<String> said = said(g).or(() -> said(a));
        if (said.isEmpty() || said(g).isPresent() && said(a).isPresent()) {
            return Optional.empty();
        }
        boolean inGold = said(g).isPresent();
        List<String> other = inGold ? a : g;
        List<String> own = inGold ? g : a;
        List<String> free = other.stream().filter(name -> !own.contains(name) && !isName(name, gold, answer)).toList();
        if (free.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(inGold
                ? new AnyWhole(gold, Nodes.renamed(answer, free.getFirst(), said.get()))
                : new AnyWhole(Nodes.renamed(gold, free.getFirst(), said.get()), answer));
    }

    private static Optional<String> said(List<String> symbols) {
        return symbols.stream().filter(name -> name.startsWith("any ")).findFirst();
    }

    /// The x of `x = k\pi` is what is defined.
    private static boolean isName(String name, Node gold, Node answer) {
        return List.of(gold, answer).stream().anyMatch(node -> node instanceof Node.Relation r
                && r.sides().getFirst().equals(new Node.Symbol(name)));
    }
}
