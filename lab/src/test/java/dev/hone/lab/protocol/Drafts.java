package dev.hone.lab.protocol;

import java.util.List;

/// Small protocols for tests.
public final class Drafts {
    private Drafts() {}

    /// Two arms, one measure, one claim by this rule.
    public static Protocol of(Rule rule, int seeds) {
        return draft(seeds).claim("claim", "b is better", rule).fixed();
    }

    /// The same without a claim.
    public static ProtocolDraft draft(int seeds) {
        return new ProtocolDraft("a-question", "Is b better than a?")
                .set("steps=3")
                .arm("a", "the baseline")
                .arm("b", "the other", "better=0.1")
                .measure("accuracy", "share of right answers", Measure.Unit.SHARE)
                .curve("accuracy", "accuracy over steps")
                .plan(Profile.SMOKE, 1, List.of(), "steps=1")
                .plan(Profile.QUICK, seeds, List.of())
                .plan(Profile.FULL, 2 * seeds, List.of());
    }

    /// b less a.
    public static Contrast difference() {
        return Contrast.difference("accuracy", "b", "a");
    }
}
