package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Joint;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.math.MathRules;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether two answers are the same: finds out what kind of answers they are and has that kind compared.
public final class Equivalence {
    private final Work work;
    private final Scalars scalars;
    private final Measures measures;
    private final Lists lists;
    private final Relations relations;
    private final Texts texts;
    private final Spans spans;
    private final Residues residues;

    /// Compares by these rules within this bound.
    public Equivalence(MathRules rules, Work work) {
        this.work = work;
        this.scalars = new Scalars(rules, work);
        this.measures = new Measures(rules, scalars);
        this.lists = new Lists(rules, this);
        this.relations = new Relations(this, scalars, work);
        this.texts = new Texts(rules, this);
        this.spans = new Spans(scalars, work);
        this.residues = new Residues(scalars);
    }

    /// Whether the answer is the gold answer.
    public boolean same(Node gold, Node answer) {
        work.spend(4);
        if (gold.equals(answer)) {
            return true;
        }
        if (Texts.concern(gold) || Texts.concern(answer)) {
            return texts.same(gold, answer);
        }
        if (Spans.looksLikeOne(gold) || Spans.looksLikeOne(answer)) {
            Optional<List<Span>> g = spans.of(gold);
            Optional<List<Span>> a = spans.of(answer);
            if (g.isPresent() && a.isPresent()) {
                return sameVariable(gold, answer) && spans.same(g.get(), a.get(), this);
            }
        }
        if (Relations.concern(gold) || Relations.concern(answer)) {
            return relations.same(gold, answer);
        }
        if (Nodes.has(gold, Node.Signed.class) || Nodes.has(answer, Node.Signed.class)) {
            return lists.same(bothSigns(gold), bothSigns(answer));
        }
        if (Determinants.areIn(gold) && Nodes.isScalar(answer) || Determinants.areIn(answer) && Nodes.isScalar(gold)) {
            return same(Determinants.computed(gold), Determinants.computed(answer));
        }
        boolean vector = UnitVectors.areIn(gold) != UnitVectors.areIn(answer);
        if (vector || Lists.concern(gold) || Lists.concern(answer)) {
            return lists.same(gold, answer);
        }
        if (gold instanceof Node.Ratio g && answer instanceof Node.Ratio a && g.parts().size() > 2) {
            return ratios(g, a);
        }
        return Nodes.isScalar(gold) && Nodes.isScalar(answer)
                && residues.same(gold, answer).orElseGet(() -> measures.same(gold, answer));
    }

    /// Bounds on different variables are not the same.
    private static boolean sameVariable(Node gold, Node answer) {
        List<String> g = Nodes.symbols(gold);
        List<String> a = Nodes.symbols(answer);
        return g.isEmpty() || a.isEmpty() || g.equals(a) || g.contains("?") || a.contains("?");
    }

    /// Three parts or more: each to the first.
    private boolean ratios(Node.Ratio gold, Node.Ratio answer) {
        if (gold.parts().size() != answer.parts().size()) {
            return false;
        }
        for (int i = 1; i < gold.parts().size(); i++) {
            Node g = new Node.Product(List.of(gold.parts().get(i), answer.parts().getFirst()));
            Node a = new Node.Product(List.of(answer.parts().get(i), gold.parts().getFirst()));
            if (!scalars.exactly(g, a)) {
                return false;
            }
        }
        return true;
    }

    /// The values with the upper and with the lower signs.
    private static Node bothSigns(Node node) {
        return switch (node) {
            case Node.Listing l -> new Node.Listing(
                    l.items().stream().flatMap(i -> signs(i).stream()).toList(), l.joint());
            case Node.Braces b -> new Node.Braces(b.items().stream().flatMap(i -> signs(i).stream()).toList());
            default -> new Node.Listing(signs(node), Joint.OR);
        };
    }

    private static List<Node> signs(Node node) {
        return Nodes.has(node, Node.Signed.class) ? List.of(signed(node, 1), signed(node, -1)) : List.of(node);
    }

    /// With the upper signs, or with the lower ones for -1.
    static Node signed(Node node, int sign) {
        if (node instanceof Node.Signed s) {
            Node value = signed(s.value(), sign);
            return (sign > 0) == s.turned() ? Nodes.negate(value) : value;
        }
        return Nodes.map(node, n -> signed(n, sign));
    }

    /// A text that answers of the same value share, as far as a simple rule can bring that about.
    public String canonical(Node node) {
        return switch (node) {
            case Node.Relation r when Definition.of(r).isPresent() -> canonical(Definition.of(r).get().value());
            case Node.Measure m -> canonical(m.value());
            case Node.Percent p -> canonical(p.value()) + "%";
            case Node.Braces b -> "{" + sorted(b.items()) + "}";
            case Node.Listing l -> "{" + sorted(l.items()) + "}";
            case Node.Sequence s -> s.open() + String.join(", ", s.items().stream().map(this::canonical).toList())
                    + s.close();
            case Node.Matrix m ->
                m.rows().stream().map(r -> r.stream().map(this::canonical).toList()).toList().toString();
            case Node.Choice c -> String.valueOf(c.letter());
            case Node.Words w -> w.text();
            case Node.Said s -> s.special().toString().toLowerCase(Locale.ROOT);
            case Node.Numeral n -> n.value().toString();
            default -> scalars.form(node).map(f -> f.rational().map(Quantity::toString).orElse(f.toString()))
                    .orElse(node.toString());
        };
    }

    private String sorted(List<Node> items) {
        return String.join(", ", items.stream().map(this::canonical).sorted().distinct().toList());
    }
}
