package dev.hone.app.lab;

import dev.hone.lab.evidence.Evidence;
import dev.hone.lab.evidence.EvidenceFigures;
import dev.hone.lab.evidence.EvidenceFile;
import dev.hone.lab.evidence.ProblemTable;
import dev.hone.lab.protocol.Protocol;
import dev.hone.lab.run.Runner;
import java.nio.file.Path;

/// The files that stay of an experiment that was run: its evidence, the value of every problem, its figures.
public final class KeptResults {
    /// Where trials and bases are kept, and what decides nothing, if nobody says otherwise.
    public static final String USUAL_WORK = "runs/lab";

    private KeptResults() {}

    /// Writes all of them.
    ///
    /// @param place below which evidence and problems go, in a folder of the question
    /// @param working where the figures go
    /// @return the file of the evidence
    public static Path write(Protocol protocol, Runner.Ran ran, Path place, Path working) {
        Evidence evidence = ran.evidence();
        Path file = EvidenceFile.write(evidence, place);
        new EvidenceFigures(protocol, evidence).write(working.resolve("figures"));
        ProblemTable.write(ran.observed(), file.resolveSibling(evidence.fileName() + ".csv"));
        return file;
    }
}
