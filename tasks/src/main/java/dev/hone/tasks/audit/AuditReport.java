package dev.hone.tasks.audit;

import java.util.List;

/// What an audit found out about one family, a line a check.
public record AuditReport(String family, List<AuditLine> lines) {
    public AuditReport {
        lines = List.copyOf(lines);
    }

    /// Whether no check failed.
    public boolean passed() {
        return lines.stream().noneMatch(line -> line.outcome() == Outcome.FAILED);
    }
}
