package dev.hone.app.command;

import dev.hone.app.input.Budgets;
import dev.hone.reasoning.account.Budget;
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
        return Budgets.read(where, text);
    }
}
