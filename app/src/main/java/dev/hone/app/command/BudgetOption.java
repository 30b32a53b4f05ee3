package dev.hone.app.command;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.account.Budget;
import java.util.Locale;
import picocli.CommandLine.Option;

/// What a question may cost.
final class BudgetOption {
    @Option(names = "--budget", paramLabel = "B", defaultValue = "unlimited",
            description = "What a question may cost: a number of tokens of completions, a number of completions such as"
                    + " 8calls, or unlimited (default: ${DEFAULT-VALUE}).")
    private String given = "unlimited";

    /// The budget.
    Budget one() {
        return read("--budget", given);
    }

    /// Reads a budget.
    static Budget read(String where, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (word.equals("unlimited")) {
            return Budget.UNLIMITED;
        }
        boolean calls = word.endsWith("calls");
        try {
            long n = Long.parseLong(calls ? word.substring(0, word.length() - "calls".length()).strip() : word);
            return calls ? Budget.ofCalls(n) : Budget.ofTokens(n);
        } catch (IllegalArgumentException e) {
            throw new InputException(where + ": '" + text + "' is no budget; write a number of tokens such as 1024,"
                    + " of completions such as 8calls, or unlimited", e);
        }
    }
}
