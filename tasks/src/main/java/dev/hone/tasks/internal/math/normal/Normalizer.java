package dev.hone.tasks.internal.math.normal;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings an expression into its [NormalForm]. What is no sum, product or rational power becomes a generator that is
/// named by its own parts in normal form.
public final class Normalizer {
    private static final int LARGEST_POWER = 1000;

    private final Work work;

    /// Normalizes within this bound.
    public Normalizer(Work work) {
        this.work = work;
    }

    /// The normal form.
    public NormalForm of(Node node) {
        work.spend(1);
        return switch (node) {
            case Node.Numeral n -> NormalForm.of(n.value());
            case Node.Symbol s -> NormalForm.of(Generator.symbol(s.name()));
            case Node.Named n -> NormalForm.of(n.constant() == Constant.I
                    ? Generator.I
                    : Generator.symbol(n.constant().toString()));
            case Node.Sum s -> sum(s.terms());
            case Node.Product p -> product(p.factors());
            case Node.Power p -> power(p);
            case Node.Call c -> call(c);
            case Node.Percent p -> of(p.value()).times(NormalForm.of(Quantity.of(100)).inverse(work), work);
            case Node.Measure m when m.unit().isDegrees() ->
                of(m.value()).times(NormalForm.of(Generator.symbol(Constant.PI.toString())), work)
                        .times(NormalForm.of(Quantity.of(180)).inverse(work), work);
            case Node.Measure m -> of(m.value());
            case Node.Ratio r when r.parts().size() == 2 ->
                of(r.parts().getFirst()).times(of(r.parts().getLast()).inverse(work), work);
            case Node.Applied a -> NormalForm.of(Generator.symbol(a.name() + texts(a.arguments())));
            default -> opaque(node.toString());
        };
    }

    private NormalForm sum(List<Node> terms) {
        NormalForm sum = NormalForm.ZERO;
        for (Node term : terms) {
            sum = sum.plus(of(term), work);
        }
        return sum;
    }

    private NormalForm product(List<Node> factors) {
        NormalForm product = NormalForm.ONE;
        for (Node factor : factors) {
            product = product.times(of(factor), work);
        }
        return product;
    }

    private NormalForm power(Node.Power p) {
        NormalForm base = of(p.base());
        NormalForm exponent = of(p.exponent());
        Optional<Quantity> e = exponent.rational();
        Optional<Quantity> b = base.rational();
        int largest = b.isPresent() ? Work.LARGEST_NUMBER : LARGEST_POWER;
        if (e.isPresent() && e.get().isInteger() && e.get().abs().compareTo(Quantity.of(largest)) <= 0) {
            int n = e.get().numerator().intValueExact();
            if (b.isEmpty() || (long) b.get().bits() * Math.abs(n) <= Work.LARGEST_NUMBER) {
                return base.power(n, work);
            }
        } else if (e.isPresent() && b.isPresent()) {
            Optional<NormalForm> roots = Roots.power(b.get(), e.get(), work);
            if (roots.isPresent()) {
                return roots.get();
            }
        }
        return opaque("(" + base + ")^(" + exponent + ")");
    }

    private NormalForm call(Node.Call c) {
        List<NormalForm> arguments = new ArrayList<>();
        List<Quantity> numbers = new ArrayList<>();
        for (Node argument : c.arguments()) {
            NormalForm form = of(argument);
            arguments.add(form);
            form.rational().ifPresent(numbers::add);
        }
        if (!arguments.isEmpty() && numbers.size() == arguments.size()) {
            Optional<Quantity> value = ExactFunctions.apply(c.function(), numbers, work);
            if (value.isPresent()) {
                return NormalForm.of(value.get());
            }
        }
        if (c.function() == Function.LN && arguments.getFirst().equals(NormalForm.of(Generator.symbol("E")))) {
            return NormalForm.ONE;
        }
        return opaque(c.function() + arguments.toString());
    }

    private String texts(List<Node> nodes) {
        return nodes.stream().map(this::of).toList().toString();
    }

    private NormalForm opaque(String text) {
        work.spend(text.length() / 16);
        return NormalForm.of(Generator.opaque(text));
    }
}
