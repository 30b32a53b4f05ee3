package dev.hone.tasks.registry;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.verifiers.Exact;
import dev.hone.tasks.verifiers.LastInteger;
import dev.hone.tasks.verifiers.NumberVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The verifiers that judge from texts alone, by name: general ones, and one for each family.
public final class Verifiers {
    private static final List<NamedVerifier> GENERAL = List.of(
            new NamedVerifier("exact", "the whole text is the gold text, but for white space around it", new Exact()),
            new NamedVerifier(
                    "integer",
                    "the final number of the text is whole and equals the gold number",
                    new NumberVerifier(NumberVerifier.Kind.INTEGER)),
            new NamedVerifier(
                    "number",
                    "the final number of the text equals the gold number in value (decimals, fractions, separators)",
                    new NumberVerifier(NumberVerifier.Kind.ANY)),
            new NamedVerifier(
                    "last-integer",
                    "the last integer of the text, commas removed, is the gold text digit for digit",
                    new LastInteger()),
            new NamedVerifier(
                    "gsm8k",
                    "the answer behind ####, \\boxed{} or 'the answer is', else the last number, equals the gold"
                            + " number; gold may be a whole GSM8K answer",
                    new NumberVerifier(NumberVerifier.Kind.ANY)));

    private Verifiers() {}

    /// Every verifier, general ones first, those from outside last.
    ///
    /// Throws: [InputException] where two have the same name.
    public static List<NamedVerifier> all() {
        List<NamedVerifier> all = new ArrayList<>(GENERAL);
        OptionedVerifier.ALL.forEach(verifier -> all.add(verifier.named()));
        Families.all().forEach(family -> all.add(of(family)));
        for (OwnVerifier own : ServiceLoader.load(OwnVerifier.class)) {
            if (all.stream().anyMatch(v -> v.name().equals(own.name()))) {
                throw new InputException(own.getClass().getName() + ": there is a verifier '" + own.name()
                        + "' already; give it another name");
            }
            all.add(new NamedVerifier(own.name(), own.description(), own));
        }
        return List.copyOf(all);
    }

    /// The verifier with this name; families' names are verifiers' names. Options stand behind a colon, separated by
    /// commas: `math:strict,digits=4`.
    ///
    /// Throws: [InputException] with the nearest name.
    public static NamedVerifier named(String name) {
        for (OptionedVerifier verifier : OptionedVerifier.ALL) {
            if (name.startsWith(verifier.name() + ":")) {
                return verifier.named(name.substring(verifier.name().length() + 1));
            }
        }
        List<NamedVerifier> all = all();
        for (NamedVerifier verifier : all) {
            if (verifier.name().equals(name)) {
                return verifier;
            }
        }
        if (Families.exists(name)) {
            return of(Families.named(name));
        }
        int colon = name.indexOf(':');
        if (colon > 0 && all.stream().anyMatch(v -> v.name().equals(name.substring(0, colon)))) {
            throw new InputException("verifier " + name.substring(0, colon) + " has no options; leave out '"
                    + name.substring(colon) + "'");
        }
        throw new InputException("there is no verifier '" + name + "'"
                + Nearest.hint(name, all.stream().map(NamedVerifier::name).toList()));
    }

    private static NamedVerifier of(TaskFamily family) {
        return new NamedVerifier(family.name(), "answers of task " + family.name() + ": " + family.description(),
                family.verifier());
    }
}
