package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.OutOfWork;
import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.normal.NormalForm;
import dev.hone.tasks.internal.math.normal.Normalizer;
import dev.hone.tasks.internal.math.numeric.Sampled;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.math.MathRules;
import dev.hone.tasks.verifiers.Quantity;
import java.util.List;
import java.util.Optional;

/// Compares single values: by normal form, by evaluation, and in lenient mode as a rounded decimal.
final class Scalars {
    /// Longer denominators next to an irrational number only come close to it.
    private static final int LONGEST_DENOMINATOR = 36;

    /// The most that one normal form may cost; then values are compared at points.
    private static final long EXACT_SHARE = Work.UNITS / 8;

    private final MathRules rules;
    private final Work work;

    Scalars(MathRules rules, Work work) {
        this.rules = rules;
        this.work = work;
    }

    private boolean lenient() {
        return rules.mode() == MathRules.Mode.LENIENT;
    }

    /// Whether two expressions, neither with a unit that was not looked at before, have the same value.
    boolean same(Node gold, Node answer) {
        if (gold.equals(answer) || exactly(gold, answer)) {
            return true;
        }
        if (!lenient()) {
            return false;
        }
        if (rounds(gold, answer) || rounds(answer, gold)) {
            return true;
        }
        boolean log = hasCommonLog(gold) || hasCommonLog(answer);
        return log && exactly(natural(gold), natural(answer));
    }

    /// Whether they have the same value, nothing rounded.
    boolean exactly(Node a, Node b) {
        Optional<NormalForm> x = form(a);
        Optional<NormalForm> y = form(b);
        if (x.isPresent() && y.isPresent()) {
            Optional<Boolean> same = compared(x.get(), y.get());
            if (same.isPresent()) {
                return same.get();
            }
            if (x.get().rational().isPresent() != y.get().rational().isPresent()) {
                Quantity q = x.get().rational().or(() -> y.get().rational()).orElseThrow();
                if (q.denominator().bitLength() > LONGEST_DENOMINATOR) {
                    return false;
                }
            }
        }
        return Sampled.same(a, b, work);
    }

    /// The normal form, where it is found with a part of the work that is left.
    Optional<NormalForm> form(Node node) {
        Work part = work.part(EXACT_SHARE);
        try {
            return Optional.of(new Normalizer(part).of(node));
        } catch (OutOfWork e) {
            return otherwise(e);
        }
    }

    private Optional<Boolean> compared(NormalForm x, NormalForm y) {
        try {
            return NormalForm.same(x, y, work.part(EXACT_SHARE));
        } catch (OutOfWork e) {
            return otherwise(e);
        }
    }

    /// Nothing where a part of the work ran out; where the whole did, that ends the verdict.
    private <T> Optional<T> otherwise(OutOfWork e) {
        if (work.isOver()) {
            throw e;
        }
        return Optional.empty();
    }

    /// Whether `decimal` is a decimal of enough digits to which `exact`, itself none, rounds.
    private boolean rounds(Node exact, Node decimal) {
        Optional<Rounded> rounded = Rounded.of(decimal).filter(r -> r.digits() >= rules.digits());
        if (rounded.isEmpty() || Rounded.of(exact).isPresent()) {
            return false;
        }
        Optional<Quantity> rational = form(exact).flatMap(NormalForm::rational);
        if (rational.isPresent()) {
            return rounded.get().stands(rational.get());
        }
        var value = Sampled.real(exact, work);
        return value.isPresent() && rounded.get().stands(value.getAsDouble());
    }

    private static boolean hasCommonLog(Node node) {
        return node instanceof Node.Call c && c.function() == Function.LOG && c.arguments().size() == 1
                || Nodes.children(node).stream().anyMatch(Scalars::hasCommonLog);
    }

    /// With log read as the natural logarithm.
    private static Node natural(Node node) {
        Node mapped = Nodes.map(node, Scalars::natural);
        return mapped instanceof Node.Call c && c.function() == Function.LOG && c.arguments().size() == 1
                ? new Node.Call(Function.LN, List.copyOf(c.arguments()))
                : mapped;
    }
}
