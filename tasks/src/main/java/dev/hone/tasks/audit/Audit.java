package dev.hone.tasks.audit;

import dev.hone.foundation.Key;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.environment.EnvironmentFamily;
import java.util.ArrayList;
import java.util.List;

/// Looks at many problems of a family and proves, as far as looking can, that training on it means something.
///
/// Gold answers pass; mutated answers, other problems' answers and nonsense fail; each style is right as often as it is
/// meant to be and keeps to the tiny alphabet; the mean length of worked solutions rises with every difficulty, and a
/// solver that slips does worse at the hardest; problems seldom repeat, are pure functions of their key, and
/// stand on one side of the wall each. Of an environment it is the expert's script that passes, and the script with its
/// end missing or changed that fails.
public final class Audit {
    /// Problems of each difficulty that an audit usually looks at.
    public static final int USUAL_SAMPLES = 300;

    private Audit() {}

    /// Audits a family with so many problems of each difficulty (a finite family with all of its problems).
    public static AuditReport of(TaskFamily family, Key key, int samples) {
        int looked = family instanceof EnvironmentFamily worlds ? worlds.audited(samples) : samples;
        Sample sample = Sample.draw(family, key, looked);
        List<AuditLine> lines = new ArrayList<>();
        if (family instanceof EnvironmentFamily worlds) {
            if (worlds.lacking().isPresent()) {
                return new AuditReport(
                        family.name(), List.of(AuditLine.skipped("its worlds are played", worlds.lacking().get())));
            }
            lines.addAll(EnvironmentChecks.of(sample, worlds));
        } else {
            lines.addAll(AnswerChecks.of(sample));
        }
        lines.addAll(StyleChecks.of(sample));
        lines.addAll(StreamChecks.of(sample));
        return new AuditReport(family.name(), lines);
    }
}
