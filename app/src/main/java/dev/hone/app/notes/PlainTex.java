package dev.hone.app.notes;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// TeX as text for a terminal: Greek letters and signs as Unicode, fractions with a slash, names without their
/// commands. What it does not know stays as TeX.
public final class PlainTex {
    // @formatter:off
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("alpha", "α"), Map.entry("beta", "β"), Map.entry("gamma", "γ"), Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"), Map.entry("varepsilon", "ε"), Map.entry("eta", "η"), Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"), Map.entry("lambda", "λ"), Map.entry("mu", "μ"), Map.entry("nu", "ν"),
            Map.entry("pi", "π"), Map.entry("rho", "ρ"), Map.entry("sigma", "σ"), Map.entry("tau", "τ"),
            Map.entry("phi", "φ"), Map.entry("psi", "ψ"), Map.entry("omega", "ω"), Map.entry("Delta", "Δ"),
            Map.entry("Omega", "Ω"), Map.entry("Sigma", "Σ"), Map.entry("ell", "ℓ"), Map.entry("nabla", "∇"),
            Map.entry("sum", "Σ"), Map.entry("prod", "Π"), Map.entry("infty", "∞"), Map.entry("partial", "∂"),
            Map.entry("cdot", "·"), Map.entry("times", "×"), Map.entry("pm", "±"), Map.entry("mp", "∓"),
            Map.entry("le", "≤"), Map.entry("leq", "≤"), Map.entry("ge", "≥"), Map.entry("geq", "≥"),
            Map.entry("ne", "≠"), Map.entry("neq", "≠"), Map.entry("approx", "≈"), Map.entry("sim", "~"),
            Map.entry("propto", "∝"), Map.entry("in", "∈"), Map.entry("to", "→"), Map.entry("rightarrow", "→"),
            Map.entry("leftarrow", "←"), Map.entry("mid", "|"), Map.entry("ldots", "..."), Map.entry("dots", "..."),
            Map.entry("cdots", "..."), Map.entry("log", "log"), Map.entry("ln", "ln"), Map.entry("exp", "exp"),
            Map.entry("min", "min"), Map.entry("max", "max"), Map.entry("arg", "arg"), Map.entry("quad", " "),
            Map.entry("qquad", "  "), Map.entry("left", ""), Map.entry("right", ""), Map.entry("big", ""),
            Map.entry("Big", ""), Map.entry("bigl", ""), Map.entry("bigr", ""), Map.entry("lvert", "|"),
            Map.entry("rvert", "|"), Map.entry("lfloor", "⌊"), Map.entry("rfloor", "⌋"),
            Map.entry("lceil", "⌈"), Map.entry("rceil", "⌉"), Map.entry("lVert", "‖"), Map.entry("rVert", "‖"),
            Map.entry("langle", "⟨"), Map.entry("rangle", "⟩"), Map.entry("cap", "∩"), Map.entry("cup", "∪"),
            Map.entry("ast", "*"), Map.entry("lt", "<"), Map.entry("gt", ">"), Map.entry("Phi", "Φ"),
            Map.entry("Gamma", "Γ"), Map.entry("Psi", "Ψ"), Map.entry("Theta", "Θ"), Map.entry("Pi", "Π"),
            Map.entry("tanh", "tanh"), Map.entry("sin", "sin"), Map.entry("cos", "cos"), Map.entry("bmod", "mod"),
            Map.entry("forall", "∀"), Map.entry("mapsto", "↦"), Map.entry("star", "*"), Map.entry("oplus", "⊕"),
            Map.entry("Bigl", ""), Map.entry("Bigr", ""), Map.entry("xi", "ξ"), Map.entry("chi", "χ"),
            Map.entry("zeta", "ζ"), Map.entry("subset", "⊂"), Map.entry("setminus", "∖"),
            Map.entry("emptyset", "∅"));
    // @formatter:on
    private static final String GROUP = "\\{([^{}]*)\\}";
    private static final Pattern WRAPPED = Pattern.compile(
            "\\\\(?:text|mathrm|mathbb|mathcal|mathbf|operatorname|textbf|boldsymbol)" + GROUP);
    private static final Pattern SHORT_FRACTION = Pattern.compile("\\\\[td]?frac(\\w)(\\w)");
    private static final Pattern CHOOSE = Pattern.compile("\\\\[td]?binom" + GROUP + GROUP);
    private static final Pattern STACKED = Pattern.compile("\\\\underset" + GROUP + GROUP);
    private static final Pattern ENVIRONMENT = Pattern.compile("\\\\(begin|end)\\{\\w+\\*?\\}");
    private static final Pattern FRACTION = Pattern.compile("\\\\[td]?frac" + GROUP + GROUP);
    private static final Pattern ROOT = Pattern.compile("\\\\sqrt" + GROUP);
    private static final Pattern BAR =
            Pattern.compile("\\\\(?:bar|hat|tilde|overline)(?:" + GROUP + "|\\s*(\\\\[a-zA-Z]+|\\w))");
    private static final Pattern COMMAND = Pattern.compile("\\\\([a-zA-Z]+)");
    private static final Pattern SPACING = Pattern.compile("\\\\[,;:! ]");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([{}%_#$])");
    private static final Pattern NAME = Pattern.compile("\\w+|.");
    private static final Pattern FACTOR = Pattern.compile("\\\\?\\w[\\w.]*(?:[_^]\\\\?\\w+)?");
    private static final Pattern SCRIPT = Pattern.compile("([_^])" + GROUP);

    private PlainTex() {}

    /// A formula on one line.
    public static String of(String tex) {
        String text = ENVIRONMENT.matcher(tex).replaceAll(m -> m.group(1).equals("begin") ? "{ " : " }");
        text = fromTheInsideOut(text.replace("\\\\", "; ").replace("&", " "));
        text = SPACING.matcher(text).replaceAll(" ");
        text = COMMAND.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(SIGNS.getOrDefault(m.group(1), m.group())));
        text = text.replace("\\|", "‖");
        return ESCAPED.matcher(text).replaceAll("$1").replaceAll("\\s+", " ").strip();
    }

    /// Takes groups without groups inside apart, as long as there are some.
    private static String fromTheInsideOut(String tex) {
        String before = tex;
        String after = onePass(tex);
        while (!after.equals(before)) {
            before = after;
            after = onePass(before);
        }
        return after;
    }

    private static String onePass(String tex) {
        String text = WRAPPED.matcher(tex).replaceAll("$1");
        text = SHORT_FRACTION.matcher(text).replaceAll("$1/$2");
        text = CHOOSE.matcher(text).replaceAll("C($1, $2)");
        text = STACKED.matcher(text).replaceAll("$2_($1)");
        text = ROOT.matcher(text).replaceAll("√($1)");
        text = BAR.matcher(text).replaceAll("$1$2");
        text = SCRIPT.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(m.group(1) + bracketed(m.group(2), NAME)));
        return FRACTION.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(
                        bracketed(m.group(1), FACTOR) + "/" + bracketed(m.group(2), FACTOR)));
    }

    private static String bracketed(String text, Pattern alone) {
        return alone.matcher(text).matches() ? text : "(" + text + ")";
    }
}
