package dev.hone.lab.protocol;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.training.run.ContentHash;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything of an experiment that is fixed before it runs. Evidence carries its hash: a protocol that changed is
/// another protocol, and the evidence of the old one says nothing of it.
///
/// @param id the question's, as its note has it
/// @param settings what all arms and profiles have in common
/// @param recipes the text of every recipe that it trains by, by name
/// @param curves names of what is measured along the way, with what they are
/// @param alpha the chance of a wrong finding that each claim is allowed
public record Protocol(
        String id,
        String question,
        List<Arm> arms,
        Map<Profile, Plan> plans,
        Settings settings,
        Map<String, String> recipes,
        List<Measure> measures,
        Map<String, String> curves,
        List<Gate> gates,
        Optional<Budget> budget,
        List<Claim> claims,
        double alpha) {
    private static final int HASH_DIGITS = 12;

    /// @throws IllegalArgumentException if something names what is not there, or is named twice
    public Protocol {
        arms = List.copyOf(arms);
        plans = new java.util.EnumMap<>(plans);
        measures = List.copyOf(measures);
        recipes = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(recipes));
        curves = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(curves));
        gates = List.copyOf(gates);
        claims = List.copyOf(claims);
        Set<String> armNames = distinct(id, "arm", arms.stream().map(Arm::name).toList());
        Set<String> measureNames = distinct(id, "measure", measures.stream().map(Measure::name).toList());
        Set<String> gateNames = distinct(id, "gate", gates.stream().map(Gate::name).toList());
        distinct(id, "claim", claims.stream().map(Claim::id).toList());
        for (Profile profile : Profile.values()) {
            Plan plan = plans.get(profile);
            if (plan == null) {
                throw new IllegalArgumentException(id + ": no plan for the profile " + profile.spelt());
            }
            plan.arms().forEach(a -> require(id, "arm", a, armNames));
        }
        for (Claim claim : claims) {
            claim.rule().contrasts().forEach(c -> require(id, c, armNames, measureNames));
            claim.gates().forEach(g -> require(id, "gate", g, gateNames));
        }
        for (Gate gate : gates) {
            require(id, gate.contrast(), armNames, measureNames);
        }
        for (String arm : budget.map(Budget::arms).orElse(List.of())) {
            require(id, "arm", arm, armNames);
        }
    }

    private static void require(String id, Contrast contrast, Set<String> arms, Set<String> measures) {
        for (Term term : contrast.terms()) {
            require(id, "arm", term.arm(), arms);
            require(id, "measure", term.measure(), measures);
        }
    }

    private static void require(String id, String kind, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(id + ": there is no " + kind + " '" + name + "'"
                    + Nearest.hint(name, known));
        }
    }

    private static Set<String> distinct(String id, String kind, List<String> names) {
        Set<String> set = new HashSet<>();
        for (String name : names) {
            if (!set.add(name)) {
                throw new IllegalArgumentException(id + ": two of its " + kind + "s are named " + name);
            }
        }
        return set;
    }

    /// What a profile runs.
    public Plan plan(Profile profile) {
        return java.util.Objects.requireNonNull(plans.get(profile));
    }

    /// The arm of this name.
    ///
    /// @throws InputException if there is none
    public Arm arm(String name) {
        return arms.stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(id + " has no arm '" + name + "'; it has "
                        + String.join(", ", arms.stream().map(Arm::name).toList())
                        + Nearest.hint(name, arms.stream().map(Arm::name).toList())));
    }

    /// The text of the recipe of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public String recipe(String name) {
        String text = recipes.get(name);
        if (text == null) {
            throw new IllegalArgumentException(id + " has no recipe '" + name + "', but " + recipes.keySet());
        }
        return text;
    }

    /// The measure of this name.
    public Measure measure(String name) {
        return measures.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
    }

    /// What is set for an arm in a profile: the common settings, the profile's, the arm's, in this order.
    public Settings settings(Profile profile, Arm arm) {
        return settings.with(plan(profile).settings()).with(arm.settings());
    }

    /// Its JSON text: one text for one protocol.
    public String json() {
        return RecordJson.text(this);
    }

    /// The first 12 hexadecimal digits of the SHA-256 of its text.
    public String hash() {
        return ContentHash.of(json()).substring(0, HASH_DIGITS);
    }
}
