package dev.hone.tasks.constraints;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Nearest;
import dev.hone.tasks.json.JsonText;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads constraints from JSON as the rows of IFEval have them: `instruction_id_list`, names such as
/// `length_constraints:number_words`, and `kwargs`, an object of arguments for each; arguments that are null are none.
public record ConstraintList(List<Constraint> constraints) {
    private static final List<String> NAMES = List.of("keywords:existence", "keywords:frequency",
            "keywords:forbidden_words", "keywords:letter_frequency", "language:response_language",
            "length_constraints:number_sentences", "length_constraints:number_paragraphs",
            "length_constraints:number_words", "length_constraints:nth_paragraph_first_word",
            "detectable_content:number_placeholders", "detectable_content:postscript",
            "detectable_format:number_bullet_lists", "detectable_format:constrained_response",
            "detectable_format:number_highlighted_sections", "detectable_format:multiple_sections",
            "detectable_format:json_format", "detectable_format:title", "combination:two_responses",
            "combination:repeat_prompt", "startend:end_checker", "startend:quotation",
            "change_case:capital_word_frequency", "change_case:english_capital", "change_case:english_lowercase",
            "punctuation:no_comma");

    public ConstraintList {
        constraints = List.copyOf(constraints);
    }

    /// The names of all constraints.
    public static List<String> names() {
        return NAMES;
    }

    /// Throws: [InputException] where the text is no such JSON, or names an unknown constraint or argument.
    public static ConstraintList read(String json) {
        JsonNode row = JsonText.whole(json).filter(JsonNode::isObject)
                .filter(node -> node.path("instruction_id_list").isArray())
                .orElseThrow(() -> new InputException("the gold text " + Excerpt.of(json)
                        + " has no list of constraints such as {\"instruction_id_list\": [\"punctuation:no_comma\"],"
                        + " \"kwargs\": [{}]}"));
        List<String> names = JsonText.texts(row.get("instruction_id_list"));
        JsonNode arguments = row.path("kwargs");
        if (names.isEmpty() || !arguments.isMissingNode() && arguments.size() != names.size()) {
            throw new InputException("there are " + names.size() + " names in instruction_id_list and "
                    + arguments.size() + " objects in kwargs; write one object for each name, {} for no arguments");
        }
        List<Constraint> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(constraint(names.get(i), new Arguments(names.get(i), arguments.path(i))));
        }
        return new ConstraintList(all);
    }

    private static Constraint constraint(String name, Arguments a) {
        return switch (name) {
            case "keywords:existence" -> new KeywordConstraint.Existence(a.texts("keywords"));
            case "keywords:frequency" ->
                new KeywordConstraint.Frequency(a.text("keyword"), a.count("frequency"), a.relation("relation"));
            case "keywords:forbidden_words" -> new KeywordConstraint.Forbidden(a.texts("forbidden_words"));
            case "keywords:letter_frequency" -> new KeywordConstraint.LetterFrequency(
                    a.text("letter"), a.count("let_frequency"), a.relation("let_relation"));
            case "language:response_language" -> LettersConstraint.Language.of(a.text("language"));
            case "length_constraints:number_sentences" ->
                new LengthConstraint.SentenceCount(a.count("num_sentences"), a.relation("relation"));
            case "length_constraints:number_paragraphs" -> new LengthConstraint.Paragraphs(a.count("num_paragraphs"));
            case "length_constraints:number_words" ->
                new LengthConstraint.Words(a.count("num_words"), a.relation("relation"));
            case "length_constraints:nth_paragraph_first_word" -> new LengthConstraint.FirstWord(
                    a.count("num_paragraphs"), a.count("nth_paragraph"), a.text("first_word"));
            case "detectable_content:number_placeholders" ->
                new FormatConstraint.Placeholders(a.count("num_placeholders"));
            case "detectable_content:postscript" -> new FormatConstraint.Postscript(a.text("postscript_marker"));
            case "detectable_format:number_bullet_lists" -> new FormatConstraint.Bullets(a.count("num_bullets"));
            case "detectable_format:constrained_response" -> new WholeConstraint.OneOfThree();
            case "detectable_format:number_highlighted_sections" ->
                new FormatConstraint.Highlights(a.count("num_highlights"));
            case "detectable_format:multiple_sections" ->
                new FormatConstraint.Sections(a.text("section_spliter"), a.count("num_sections"));
            case "detectable_format:json_format" -> new FormatConstraint.Json();
            case "detectable_format:title" -> new FormatConstraint.Title();
            case "combination:two_responses" -> new WholeConstraint.TwoResponses();
            case "combination:repeat_prompt" -> new WholeConstraint.RepeatsPrompt(a.text("prompt_to_repeat"));
            case "startend:end_checker" -> new WholeConstraint.EndsWith(a.text("end_phrase"));
            case "startend:quotation" -> new WholeConstraint.Quotation();
            case "change_case:capital_word_frequency" ->
                new LettersConstraint.CapitalWords(a.count("capital_frequency"), a.relation("capital_relation"));
            case "change_case:english_capital" -> new LettersConstraint.Capitals();
            case "change_case:english_lowercase" -> new LettersConstraint.SmallLetters();
            case "punctuation:no_comma" -> new LettersConstraint.NoComma();
            case String other ->
                throw new InputException("there is no constraint '" + other + "'" + Nearest.hint(other, NAMES));
        };
    }

    /// The arguments of one constraint.
    private record Arguments(String name, JsonNode node) {
        private JsonNode value(String key) {
            JsonNode value = node.path(key);
            if (value.isMissingNode() || value.isNull()) {
                throw new InputException("constraint " + name + " needs " + key);
            }
            return value;
        }

        String text(String key) {
            return JsonText.text(value(key));
        }

        List<String> texts(String key) {
            return JsonText.texts(value(key));
        }

        int count(String key) {
            JsonNode value = value(key);
            if (!value.isNumber() || !value.canConvertToExactIntegral() || !value.canConvertToInt()
                    || value.intValue() < 0) {
                throw new InputException("constraint " + name + ": " + key + " is a whole number, not " + value);
            }
            return value.intValue();
        }

        /// Left out, it is "at least".
        Relation relation(String key) {
            JsonNode value = node.path(key);
            return value.isMissingNode() || value.isNull() ? Relation.AT_LEAST : Relation.named(JsonText.text(value));
        }
    }
}
