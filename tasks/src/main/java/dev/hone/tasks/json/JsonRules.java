package dev.hone.tasks.json;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import java.util.List;

/// Where the JSON may stand, and what a schema that does not say is written in.
public record JsonRules(Place place, Draft draft) {
    /// Where the JSON may stand.
    public enum Place {
        /// In a text or between fences, too.
        ANYWHERE,
        /// It is the whole text.
        WHOLE
    }

    /// A version of JSON Schema; `$schema` in a schema goes before it.
    public enum Draft { DRAFT_2020_12, DRAFT_07 }

    /// JSON anywhere in the text, schemas of 2020-12.
    public static final JsonRules USUAL = new JsonRules(Place.ANYWHERE, Draft.DRAFT_2020_12);

    /// Reads options separated by commas: `whole`, `anywhere`, `draft-07`, `2020-12`.
    ///
    /// Throws: [InputException] for another option.
    public static JsonRules parse(String options) {
        JsonRules rules = USUAL;
        for (String option : options.split(",", -1)) {
            rules = switch (option.strip()) {
                case "whole" -> new JsonRules(Place.WHOLE, rules.draft);
                case "anywhere" -> new JsonRules(Place.ANYWHERE, rules.draft);
                case "draft-07" -> new JsonRules(rules.place, Draft.DRAFT_07);
                case "2020-12" -> new JsonRules(rules.place, Draft.DRAFT_2020_12);
                case String other -> throw new InputException("verifier json-schema: unknown option '" + other + "'"
                        + Nearest.hint(other, List.of("whole", "anywhere", "draft-07", "2020-12"))
                        + "; write whole, anywhere, draft-07 or 2020-12, separated by commas");
            };
        }
        return rules;
    }
}
