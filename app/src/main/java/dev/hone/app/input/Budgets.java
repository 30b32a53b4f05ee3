package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Budget;
import java.util.Locale;

/// Budgets as people write them: `1024` tokens of completions, `8calls`, `unlimited`.
public final class Budgets {
    private static final String CALLS = "calls";

    private Budgets() {}

    /// Reads one; `where` begins a complaint.
    ///
    /// @throws InputException for another text
    public static Budget read(String where, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("unlimited")) {
            return Budget.UNLIMITED;
        }
        boolean calls = word.endsWith(CALLS);
        try {
            long n = Long.parseLong(calls ? word.substring(0, word.length() - CALLS.length()).strip() : word);
            return calls ? Budget.ofCalls(n) : Budget.ofTokens(n);
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": '" + text + "' is no budget; write a number of tokens such as 1024,"
                    + " of completions such as 8calls, or unlimited", e);
        }
    }
}
