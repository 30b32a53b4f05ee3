package dev.hone.tasks.internal.math.tree;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The functions that have a meaning, with the names that texts give them.
public enum Function {
    SIN("sin"), COS("cos"), TAN("tan", "tg"), COT("cot", "ctg", "cotan"), SEC("sec"), CSC("csc", "cosec"),
    ARCSIN("arcsin", "asin"), ARCCOS("arccos", "acos"), ARCTAN("arctan", "atan", "arctg"), ARCCOT("arccot", "acot"),
    ARCSEC("arcsec", "asec"), ARCCSC("arccsc", "acsc"),
    SINH("sinh"), COSH("cosh"), TANH("tanh"), ARSINH("arcsinh", "asinh", "arsinh"),
    ARCOSH("arccosh", "acosh", "arcosh"), ARTANH("arctanh", "atanh", "artanh"),
    EXP("exp"), CIS("cis"), LN("ln"), LOG("log", "lg"), SQRT("sqrt"), CBRT("cbrt"), ROOT("root"),
    ABS("abs"), FLOOR("floor"), CEIL("ceil", "ceiling"), SIGN("sgn", "sign"), FACTORIAL("factorial"),
    BINOMIAL("binomial", "binom", "comb", "choose", "nCr"), PERMUTATIONS("nPr", "perm"),
    GCD("gcd"), LCM("lcm"), MIN("min"), MAX("max"), MOD("mod"), REAL("Re"), IMAGINARY("Im"), CONJUGATE("conj");

    private final List<String> names;

    Function(String... names) {
        this.names = List.of(names);
    }

    /// The function with this name.
    public static Optional<Function> named(String name) {
        return Arrays.stream(values()).filter(f -> f.names.contains(name)).findFirst();
    }

    /// The function that undoes this one, where `sin^{-1}` means it.
    public Optional<Function> inverse() {
        return switch (this) {
            case SIN -> Optional.of(ARCSIN);
            case COS -> Optional.of(ARCCOS);
            case TAN -> Optional.of(ARCTAN);
            case COT -> Optional.of(ARCCOT);
            case SEC -> Optional.of(ARCSEC);
            case CSC -> Optional.of(ARCCSC);
            case SINH -> Optional.of(ARSINH);
            case COSH -> Optional.of(ARCOSH);
            case TANH -> Optional.of(ARTANH);
            default -> Optional.empty();
        };
    }
}
