package dev.hone.training.schedule;

/// Generators write ahead without waiting for the trainer, up to a bound of staleness; each group begins with the
/// newest weights. A bound of 0 is the synchronous schedule, bit for bit.
///
/// Throws: `IllegalArgumentException` if the bound is negative.
/// Source: AReaL, arXiv:2505.24298 (interruptible generation, bounded staleness); PipelineRL, arXiv:2509.19128
/// (weights that change inside a completion).
public record Asynchronous(int staleness, Interruption interruption, Machines machines) implements Schedule {
    public Asynchronous {
        if (staleness < 0) {
            throw new IllegalArgumentException("the bound of staleness must be 0 or more versions: " + staleness);
        }
    }

    @Override
    public Rule rule() {
        return new Rule(staleness, Rule.Publication.AT_ONCE, interruption);
    }

    @Override
    public String name() {
        return "asynchronous";
    }
}
