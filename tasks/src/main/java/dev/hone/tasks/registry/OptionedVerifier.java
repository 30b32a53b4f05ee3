package dev.hone.tasks.registry;

import dev.hone.tasks.Verifier;
import dev.hone.tasks.code.CodeRules;
import dev.hone.tasks.code.CodeVerifier;
import dev.hone.tasks.constraints.ConstraintRules;
import dev.hone.tasks.constraints.ConstraintVerifier;
import dev.hone.tasks.json.JsonRules;
import dev.hone.tasks.json.SchemaVerifier;
import dev.hone.tasks.math.MathRules;
import dev.hone.tasks.math.MathVerifier;
import dev.hone.tasks.verifiers.TimeBound;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// A general verifier that options behind its name change: how it is made without and with them.
record OptionedVerifier(
        String name, String description, Supplier<Verifier> usual, Function<String, Verifier> made,
        List<NamedVerifier.Choice> options) {
    /// A schema may hold a pattern that takes for ever.
    private static final Duration SCHEMA_LIMIT = Duration.ofSeconds(5);

    /// All of them.
    static final List<OptionedVerifier> ALL = List.of(
            new OptionedVerifier("math", "the answer is mathematically the gold answer, whatever either is written as",
                    () -> new MathVerifier(MathRules.LENIENT), text -> new MathVerifier(MathRules.parse(text)),
                    List.of(new NamedVerifier.Choice("lenient", "an answer anywhere in the text; rounded decimals, left"
                            + " out units and brackets are forgiven (the default)"),
                            new NamedVerifier.Choice("strict", "an answer in a box, a tag, behind #### or a phrase"
                                    + " alone; decimals are exact"),
                            new NamedVerifier.Choice("digits=N", "significant digits that a rounded decimal needs at"
                                    + " least (lenient; 3)"))),
            new OptionedVerifier("code", "the program passes the tests that gold holds as JSON, behind walls",
                    () -> new CodeVerifier(CodeRules.USUAL), text -> new CodeVerifier(CodeRules.parse(text)),
                    List.of(new NamedVerifier.Choice("python", "the language of tests that name none (the default)"),
                            new NamedVerifier.Choice("java", "the same, Java"),
                            new NamedVerifier.Choice("partial", "the share of tests that pass counts"),
                            new NamedVerifier.Choice("seconds=N", "time on the clock for a run (10)"))),
            new OptionedVerifier("json-schema", "the text holds JSON that the JSON Schema in gold allows",
                    () -> bounded(JsonRules.USUAL), text -> bounded(JsonRules.parse(text)),
                    List.of(new NamedVerifier.Choice("anywhere", "the last JSON in the text counts (the default)"),
                            new NamedVerifier.Choice("whole", "the text is JSON and nothing else"),
                            new NamedVerifier.Choice("2020-12", "what schemas without $schema are (the default)"),
                            new NamedVerifier.Choice("draft-07", "the same, draft-07"))),
            new OptionedVerifier("ifeval", "the response keeps the constraints that gold lists as JSON, as IFEval's"
                    + " rows do", () -> new ConstraintVerifier(ConstraintRules.USUAL),
                    text -> new ConstraintVerifier(ConstraintRules.parse(text)),
                    List.of(new NamedVerifier.Choice("strict", "the response as it is (the default)"),
                            new NamedVerifier.Choice("loose", "or without its first or last line, or without stars"),
                            new NamedVerifier.Choice("partial", "the share of constraints that hold counts"))));

    private static Verifier bounded(JsonRules rules) {
        return new TimeBound(new SchemaVerifier(rules), SCHEMA_LIMIT);
    }

    /// Without options.
    NamedVerifier named() {
        return new NamedVerifier(name, description, usual.get(), options);
    }

    /// With what stands behind the colon.
    NamedVerifier named(String given) {
        return new NamedVerifier(name + ":" + given, description, made.apply(given), options);
    }
}
