package dev.hone.reasoning;

import dev.hone.foundation.Key;
import dev.hone.reasoning.account.Budget;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.Generator;
import dev.hone.reasoning.generation.Prompt;
import dev.hone.reasoning.solve.Question;
import dev.hone.reasoning.solve.Session;
import dev.hone.tasks.Verdict;
import java.util.Optional;

/// Questions whose completions answer behind a `#`.
public final class Questions {
    private Questions() {}

    /// The answer of a completion.
    public static String answer(String text) {
        int at = text.lastIndexOf('#');
        return at < 0 ? "" : text.substring(at + 1);
    }

    /// A question of four tokens whose right answer is known to its verifier.
    public static Question of(String gold) {
        return new Question("q", "2+2=", new Prompt.Text("2+2="), Questions::answer, Optional.of(
                text -> answer(text).equals(gold) ? new Verdict.Correct("yes") : new Verdict.Incorrect("no")),
                Optional.of(gold));
    }

    /// The same, asked in other words.
    public static Question asking(String text, String gold) {
        Question q = of(gold);
        return new Question(text, text, new Prompt.Text(text), q.answer(), q.verifier(), q.reference());
    }

    /// A session with a budget.
    public static Session session(Generator generator, Budget budget) {
        return new Session(generator, GenerationOptions.of(1, 1000), budget, Key.of(7));
    }

    /// A session without bounds.
    public static Session session(Generator generator) {
        return session(generator, Budget.UNLIMITED);
    }
}
