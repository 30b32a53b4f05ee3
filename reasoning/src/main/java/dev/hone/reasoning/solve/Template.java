package dev.hone.reasoning.solve;

import dev.hone.foundation.InputException;

/// Words around a question: a text in which `{question}` stands for it.
///
/// Throws: [InputException] where `{question}` is missing.
public record Template(String text) {
    private static final String PLACE = "{question}";

    /// The question alone.
    public static final Template NONE = new Template(PLACE);

    public Template {
        if (!text.contains(PLACE)) {
            throw new InputException("a template needs {question} where the question goes: '" + text + "'");
        }
    }

    /// The question in these words, in its form; a system turn stays.
    public Question around(Question question) {
        String asked = text.replace(PLACE, question.text());
        return new Question(
                question.id(), asked, question.asking(asked), question.answer(), question.verifier(),
                question.reference(), question.replay());
    }
}
