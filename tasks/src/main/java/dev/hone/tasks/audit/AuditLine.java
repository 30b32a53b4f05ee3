package dev.hone.tasks.audit;

/// One check of an audit: what was checked, how it ended, and what was measured.
public record AuditLine(String check, Outcome outcome, String measured) {
    static AuditLine of(String check, boolean asMeant, String measured) {
        return new AuditLine(check, asMeant ? Outcome.PASSED : Outcome.FAILED, measured);
    }

    static AuditLine skipped(String check, String why) {
        return new AuditLine(check, Outcome.SKIPPED, why);
    }
}
