package dev.hone.lab.experiment;

import java.util.Map;
import java.util.TreeMap;

/// What a trial notes while it runs. Belongs to one thread.
public final class Observations {
    private final Map<String, double[]> problems = new TreeMap<>();
    private final Map<String, Double> numbers = new TreeMap<>();
    private final Map<String, Curve> curves = new TreeMap<>();
    private final Map<String, String> texts = new TreeMap<>();
    private Cost cost = Cost.NONE;

    /// A measure with a value a problem.
    public Observations problems(String measure, double[] values) {
        problems.put(measure, values.clone());
        return this;
    }

    /// A measure that is one number.
    public Observations number(String measure, double value) {
        numbers.put(measure, value);
        return this;
    }

    /// What was measured along the way.
    public Observations curve(String name, double[] x, double[] y) {
        curves.put(name, new Curve(x, y));
        return this;
    }

    /// What was measured along the way.
    public Observations curve(String name, Curve curve) {
        curves.put(name, curve);
        return this;
    }

    /// Something for people to read.
    public Observations text(String title, String text) {
        texts.put(title, text);
        return this;
    }

    /// Something that was spent.
    public Observations spent(Cost more) {
        cost = cost.plus(more);
        return this;
    }

    /// All of it.
    public TrialResult result() {
        return new TrialResult(problems, numbers, curves, texts, cost);
    }
}
