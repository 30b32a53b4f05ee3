package dev.hone.reasoning.account;

/// The account of one question: every completion and every scorer is entered. May be written by several threads.
public final class Ledger {
    private Spend spent = Spend.NONE;

    /// Enters a cost.
    public synchronized void enter(Spend cost) {
        spent = spent.plus(cost);
    }

    /// What was entered so far.
    public synchronized Spend spent() {
        return spent;
    }
}
