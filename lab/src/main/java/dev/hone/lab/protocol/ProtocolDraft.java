package dev.hone.lab.protocol;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A protocol as it is written down, piece by piece; [#fixed] makes it one.
public final class ProtocolDraft {
    private static final double ALPHA = 0.05;

    private final String id;
    private final String question;
    private final List<Arm> arms = new ArrayList<>();
    private final Map<Profile, Plan> plans = new EnumMap<>(Profile.class);
    private final Map<String, String> recipes = new TreeMap<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Map<String, String> curves = new TreeMap<>();
    private final List<Gate> gates = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();
    private Settings settings = Settings.NONE;
    private Optional<Budget> budget = Optional.empty();

    /// A draft for the question of this note.
    public ProtocolDraft(String id, String question) {
        this.id = id;
        this.question = question;
    }

    /// Settings that all arms share, as `name=value`.
    public ProtocolDraft set(String... lines) {
        settings = settings.with(Settings.of(lines));
        return this;
    }

    /// A recipe that it trains by.
    public ProtocolDraft recipe(String name, String text) {
        recipes.put(name, text);
        return this;
    }

    /// An arm more, with what it sets otherwise.
    public ProtocolDraft arm(String name, String meaning, String... lines) {
        arms.add(Arm.of(name, meaning, lines));
        return this;
    }

    /// What a profile runs; no arms means all of them.
    public ProtocolDraft plan(Profile profile, int seeds, List<String> names, String... lines) {
        plans.put(profile, new Plan(
                seeds, names.isEmpty() ? arms.stream().map(Arm::name).toList() : names, Settings.of(lines)));
        return this;
    }

    /// Something that is measured of every arm and seed.
    public ProtocolDraft measure(String name, String meaning, Measure.Unit unit) {
        measures.add(new Measure(name, meaning, unit));
        return this;
    }

    /// Something that is measured along the way.
    public ProtocolDraft curve(String name, String meaning) {
        curves.put(name, meaning);
        return this;
    }

    /// A precondition.
    public ProtocolDraft gate(String name, String meaning, Contrast contrast, double low, double high) {
        gates.add(new Gate(name, meaning, contrast, low, high));
        return this;
    }

    /// What these arms spend equally.
    public ProtocolDraft matched(Budget.Quantity quantity, double tolerance, String... names) {
        budget = Optional.of(new Budget(quantity, tolerance, List.of(names)));
        return this;
    }

    /// A claim, its rule, and the gates that it stands behind.
    public ProtocolDraft claim(String name, String text, Rule rule, String... behind) {
        claims.add(Claim.of(name, text, rule, behind));
        return this;
    }

    /// The protocol.
    ///
    /// @throws IllegalArgumentException if it does not hold together
    public Protocol fixed() {
        return new Protocol(
                id, question, arms, plans, settings, recipes, measures, curves, gates, budget, claims, ALPHA);
    }
}
