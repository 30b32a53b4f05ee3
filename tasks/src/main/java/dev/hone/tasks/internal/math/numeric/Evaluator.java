package dev.hone.tasks.internal.math.numeric;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.tree.Function;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.verifiers.Quantity;
import java.util.ArrayList;
import java.util.List;

/// The value of an expression at a point.
public final class Evaluator {
    private final Point point;
    private final Work work;
    private boolean complex;

    /// Evaluates at a point.
    public Evaluator(Point point, Work work) {
        this.point = point;
        this.work = work;
    }

    /// Whether a part of what was evaluated so far was not real.
    public boolean leftTheReals() {
        return complex;
    }

    /// The value; undefined for what is not one value.
    public Approx value(Node node) {
        work.spend(1);
        Approx value = part(node);
        complex |= !value.isReal();
        return value;
    }

    private Approx part(Node node) {
        return switch (node) {
            case Node.Numeral n -> Approx.of(n.value());
            case Node.Symbol s -> point.value(s.name());
            case Node.Named n -> switch (n.constant()) {
                case PI -> Approx.of(StrictMath.PI);
                case E -> Approx.of(StrictMath.E);
                case I -> new Approx(0, 1, 0);
                case INFINITY -> Approx.UNDEFINED;
            };
            case Node.Sum s -> sum(s.terms());
            case Node.Product p -> product(p.factors());
            case Node.Power p -> power(p);
            case Node.Call c -> call(c);
            case Node.Applied a -> point.value(a.toString());
            case Node.Percent p -> value(p.value()).scaled(0.01);
            case Node.Measure m when m.unit().isDegrees() -> value(m.value()).times(Approx.of(StrictMath.PI / 180));
            case Node.Measure m -> value(m.value());
            case Node.Ratio r when r.parts().size() == 2 ->
                value(r.parts().getFirst()).over(value(r.parts().getLast()));
            default -> Approx.UNDEFINED;
        };
    }

    private Approx sum(List<Node> terms) {
        Approx sum = new Approx(0, 0, 0);
        for (Node term : terms) {
            sum = sum.plus(value(term));
        }
        return sum;
    }

    private Approx product(List<Node> factors) {
        Approx product = new Approx(1, 0, 0);
        for (Node factor : factors) {
            product = product.times(value(factor));
        }
        return product;
    }

    /// A negative number has the negative root where the root is odd, as in school: (-8)^(1/3) = -2.
    private Approx power(Node.Power p) {
        Approx base = value(p.base());
        if (p.exponent() instanceof Node.Numeral n) {
            Quantity q = n.value();
            if (q.equals(Quantity.of(1).over(Quantity.of(2)))) {
                return base.sqrt();
            }
            boolean odd = !q.isInteger() && q.denominator().testBit(0);
            if (odd && base.isReal() && base.re() < 0) {
                Approx size = base.negate().power(Approx.of(q));
                return q.numerator().testBit(0) ? size.negate() : size;
            }
        }
        return base.power(value(p.exponent()));
    }

    private Approx call(Node.Call c) {
        List<Approx> values = new ArrayList<>();
        for (Node argument : c.arguments()) {
            Approx v = value(argument);
            if (!v.isDefined()) {
                return Approx.UNDEFINED;
            }
            values.add(v);
        }
        return values.isEmpty() ? Approx.UNDEFINED : apply(c.function(), values);
    }

    private static Approx apply(Function function, List<Approx> v) {
        Approx z = v.getFirst();
        Approx one = Approx.of(1);
        Approx last = v.getLast();
        return switch (function) {
            case SIN -> Trigonometry.sin(z);
            case COS -> Trigonometry.cos(z);
            case TAN -> Trigonometry.sin(z).over(Trigonometry.cos(z));
            case COT -> Trigonometry.cos(z).over(Trigonometry.sin(z));
            case SEC -> one.over(Trigonometry.cos(z));
            case CSC -> one.over(Trigonometry.sin(z));
            case ARCSIN -> Trigonometry.arcsin(z);
            case ARCCOS -> Trigonometry.arccos(z);
            case ARCTAN -> Trigonometry.arctan(z);
            case ARCCOT -> Approx.of(StrictMath.PI / 2).minus(Trigonometry.arctan(z));
            case ARCSEC -> Trigonometry.arccos(one.over(z));
            case ARCCSC -> Trigonometry.arcsin(one.over(z));
            case SINH -> Trigonometry.sinh(z);
            case COSH -> Trigonometry.cosh(z);
            case TANH -> Trigonometry.sinh(z).over(Trigonometry.cosh(z));
            case ARSINH -> Trigonometry.arsinh(z);
            case ARCOSH -> Trigonometry.arcosh(z);
            case ARTANH -> Trigonometry.artanh(z);
            case EXP -> z.exp();
            case CIS -> z.turned().exp();
            case LN -> z.log();
            case LOG -> z.log().over(v.size() > 1 ? last.log() : Approx.of(10).log());
            case SQRT -> z.sqrt();
            case CBRT -> z.power(Approx.of(1.0 / 3));
            case ROOT -> z.power(one.over(last));
            case ABS -> z.isReal()
                    ? new Approx(Math.abs(z.re()), 0, z.error())
                    : new Approx(z.size(), 0, z.error());
            case FLOOR -> step(z, Math.floor(z.re()));
            case CEIL -> step(z, Math.ceil(z.re()));
            case SIGN -> z.isReal() && !z.isZero() ? Approx.of(Math.signum(z.re())) : Approx.UNDEFINED;
            case FACTORIAL -> Gamma.factorial(z);
            case BINOMIAL -> Gamma.factorial(z)
                    .over(Gamma.factorial(last).times(Gamma.factorial(z.minus(last))));
            case PERMUTATIONS -> Gamma.factorial(z).over(Gamma.factorial(z.minus(last)));
            case MIN -> reals(v) ? v.stream().reduce((a, b) -> a.re() <= b.re() ? a : b).get() : Approx.UNDEFINED;
            case MAX -> reals(v) ? v.stream().reduce((a, b) -> a.re() >= b.re() ? a : b).get() : Approx.UNDEFINED;
            case MOD -> reals(v) && !last.isZero()
                    ? z.minus(last.times(Approx.of(Math.floor(z.re() / last.re()))))
                    : Approx.UNDEFINED;
            case GCD, LCM -> Approx.UNDEFINED;
            case REAL -> new Approx(z.re(), 0, z.error());
            case IMAGINARY -> new Approx(z.im(), 0, z.error());
            case CONJUGATE -> new Approx(z.re(), -z.im(), z.error());
        };
    }

    /// A step function's value; at a whole number, as far as can be seen, that number.
    private static Approx step(Approx z, double value) {
        if (!z.isReal()) {
            return Approx.UNDEFINED;
        }
        double n = z.whole();
        return Approx.of(Double.isFinite(n) ? n : value);
    }

    private static boolean reals(List<Approx> values) {
        return values.stream().allMatch(Approx::isReal);
    }
}
