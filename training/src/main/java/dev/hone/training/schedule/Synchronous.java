package dev.hone.training.schedule;

/// A step's groups are begun when the step before is done: nothing is ever stale. The default.
public record Synchronous() implements Schedule {
    @Override
    public Rule rule() {
        return new Rule(0, Rule.Publication.AT_ONCE, Interruption.NEVER);
    }

    @Override
    public String name() {
        return "synchronous";
    }
}
