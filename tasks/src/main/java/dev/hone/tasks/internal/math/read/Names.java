package dev.hone.tasks.internal.math.read;

import dev.hone.tasks.internal.math.tree.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What commands and words are signs.
final class Names {
    // @formatter:off
    /// Commands of LaTeX, each line after the sign that they are.
    private static final String SIGNS = """
        * cdot times ast bullet cdotp
        / div
        +- pm
        -+ mp
        <= le leq leqslant
        >= ge geq geqslant
        < lt
        > gt
        != ne neq
        ~ approx simeq sim cong thickapprox
        = equiv
        => to rightarrow implies Rightarrow Longrightarrow longrightarrow iff Leftrightarrow therefore mapsto
        in in
        cup cup bigcup
        cap cap bigcap
        setminus setminus backslash smallsetminus
        | mid vert lvert rvert
        || Vert lVert rVert
        and land wedge
        or lor vee
        ... ldots dots cdots dotsc dotsb
        ' prime
        deg circ
        mod bmod mod pmod
        colon colon
        over over
        """;
    // @formatter:on
    private static final Map<String, String> COMMANDS = commands();

    /// Commands that only change how something looks.
    static final Set<String> IGNORED = Set.of("left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl",
            "Bigr", "biggl", "biggr", "Biggl", "Biggr", "quad", "qquad", "enspace", "thinspace", "medspace",
            "thickspace",
            "mathopen", "mathclose", "mathrel", "mathbin", "ensuremath", "boxed", "fbox", "hfill", "hline", "middle",
            "phantom", "mathstrut", "strut", "nobreak", "scriptstyle", "large", "Large", "normalsize", "small", "bf",
            "rm", "it", "cal", "emph");

    /// Commands whose argument is text.
    static final Set<String> TEXTS = Set.of("text", "textbf", "textit", "textrm", "textsf", "texttt", "mbox", "hbox",
            "mathrm", "operatorname", "mathsf", "textnormal", "textup", "mathit", "mathtt", "unit", "si", "SI");

    /// Commands that decorate a letter.
    static final Set<String> DECORATIONS = Set.of("hat", "vec", "tilde", "overrightarrow", "mathbf", "boldsymbol", "bm",
            "mathcal", "mathfrak", "widehat", "triangle", "mathscr", "underline", "dot", "ddot", "imath");

    /// Commands with arguments.
    static final Set<String> WITH_ARGUMENTS = Set.of("frac", "dfrac", "tfrac", "cfrac", "sqrt", "binom", "dbinom",
            "tbinom", "overline", "bar", "begin", "end", "mathbb");

    static final Set<String> GREEK = Set.of("alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta",
            "theta", "vartheta", "iota", "kappa", "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "upsilon", "phi",
            "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma", "Phi", "Psi", "Omega",
            "ell", "hbar", "pi", "infty", "emptyset", "varnothing", "infinity", "inf", "nabla", "partial", "angle");

    /// Names of several letters that are symbols where words are not meant.
    static final Set<String> SYMBOLS = Set.of("alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu",
            "sigma", "phi", "omega", "pi", "infinity", "inf", "infty", "rho", "tau", "psi", "Infinity", "oo");

    /// Words that stand between the parts of an answer.
    private static final Map<String, String> CONNECTIVES = Map.of("and", "and", "or", "or", "AND", "and", "OR", "or",
            "to", "to", "mod", "mod", "union", "cup", "intersect", "cap");

    /// Variables of plain texts that may stand side by side.
    private static final String VARIABLES = "abcdhkmnpqrstuvwxyz";

    private static final List<Character> OPENINGS = List.of('(', '[', '{');

    private Names() {}

    static Optional<String> sign(String command) {
        return Optional.ofNullable(COMMANDS.get(command));
    }

    static Optional<String> connective(String word) {
        return Optional.ofNullable(CONNECTIVES.get(word));
    }

    static boolean opens(char c) {
        return OPENINGS.contains(c);
    }

    /// Whether letters side by side are a product of variables rather than a word.
    static boolean areVariables(String run, int most) {
        return run.length() <= most && run.chars().allMatch(c -> VARIABLES.indexOf(c) >= 0);
    }

    /// Whether a word of plain text is part of a formula.
    static boolean isKnown(String word) {
        return SYMBOLS.contains(word) || CONNECTIVES.containsKey(word) || Function.named(word).isPresent()
                || Function.named(word.substring(0, word.length() - 1)).isPresent() && word.matches(".*[xyz]")
                || areVariables(word, 2) || word.equals(word.toUpperCase(Locale.ROOT)) && word.length() <= 4;
    }

    private static Map<String, String> commands() {
        Map<String, String> all = new HashMap<>();
        for (String line : SIGNS.lines().toList()) {
            String[] words = line.strip().split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                all.put(words[i], words[0]);
            }
        }
        return Map.copyOf(all);
    }
}
