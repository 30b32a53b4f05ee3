package dev.hone.tasks.internal.math.numeric;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Constant;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Compares expressions by their values at [Point]s.
///
/// Points where both and all of their parts are real count; where there are too few of them, all points where both are
/// defined do. A point where the error bound is too wide to tell does not count.
public final class Sampled {
    private static final int NEEDED = 3;

    /// Wider errors, relative to the value, say nothing.
    private static final double WIDEST = 1e-7;

    private Sampled() {}

    /// Whether both have the same value wherever that can be seen.
    public static boolean same(Node a, Node b, Work work) {
        boolean numbers = constant(a) && constant(b);
        int count = numbers ? 1 : Point.COUNT;
        int needed = Math.min(count, NEEDED);
        boolean imaginary = imaginary(a) || imaginary(b);
        int real = 0;
        int complex = 0;
        boolean realSame = true;
        boolean complexSame = true;
        for (int i = 0; i < count; i++) {
            var at = new Evaluator(new Point(i), work);
            Approx x = at.value(a);
            Approx y = at.value(b);
            if (!tells(x, y)) {
                continue;
            }
            boolean near = near(x, y);
            complex++;
            complexSame &= near;
            if (x.isReal() && y.isReal() && (numbers || imaginary || !at.leftTheReals())) {
                real++;
                realSame &= near;
            }
        }
        return real >= needed ? realSame : complex >= needed && complexSame;
    }

    /// Whether a / b is one number other than 0, of this sign (0: any), at all points.
    public static boolean proportional(Node a, Node b, int sign, Work work) {
        List<Approx> ratios = new ArrayList<>();
        for (int i = 0; i < Point.COUNT; i++) {
            var at = new Evaluator(new Point(i), work);
            Approx x = at.value(a);
            Approx y = at.value(b);
            if (tells(x, y) && !y.isZero()) {
                ratios.add(x.over(y));
            }
        }
        if (ratios.size() < NEEDED) {
            return false;
        }
        Approx first = ratios.getFirst();
        return first.isReal() && !first.isZero() && (sign == 0 || Math.signum(first.re()) == sign)
                && ratios.stream().allMatch(r -> tells(first, r) && near(first, r));
    }

    /// The value of an expression without variables, where it is real.
    public static OptionalDouble real(Node node, Work work) {
        if (!constant(node)) {
            return OptionalDouble.empty();
        }
        Approx v = new Evaluator(new Point(0), work).value(node);
        return v.isDefined() && v.isReal() ? OptionalDouble.of(v.re()) : OptionalDouble.empty();
    }

    private static boolean imaginary(Node node) {
        return node.equals(new Node.Named(Constant.I)) || Nodes.children(node).stream().anyMatch(Sampled::imaginary);
    }

    private static boolean constant(Node node) {
        return Nodes.symbols(node).isEmpty() && !Nodes.has(node, Node.Applied.class);
    }

    private static boolean tells(Approx x, Approx y) {
        return x.isDefined() && y.isDefined()
                && x.error() + y.error() <= WIDEST * Math.max(1e-300, Math.max(x.size(), y.size()))
                || x.isDefined() && y.isDefined() && x.error() + y.error() <= 1e-10
                        && Math.max(x.size(), y.size()) <= 1e-10;
    }

    private static boolean near(Approx x, Approx y) {
        return StrictMath.hypot(x.re() - y.re(), x.im() - y.im()) <= 8 * (x.error() + y.error());
    }
}
