package dev.hone.app.input;

import dev.hone.foundation.InputException;
import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.Cluster;
import dev.hone.lab.cluster.ClusterReader;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.finding.Finding;
import dev.hone.lab.finding.Findings;
import dev.hone.lab.library.Library;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// `--notes DIR`: folders of one's own notes beside the shipped ones.
public final class NotesOption {
    @Option(names = "--notes", paramLabel = "DIR",
            description = "Show a folder of your own notes too; may be given again.")
    private List<Path> folders = new ArrayList<>();

    /// The shipped cluster, and those of the folders after it.
    ///
    /// Folders are checked whole; the shipped cluster was when it was built.
    ///
    /// @throws InputException if a folder is no cluster, or something in it is wrong
    public Library library() {
        if (folders.isEmpty()) {
            var findings = new Findings();
            Cluster shipped = ClusterReader.read(new ClusterSource.Shipped(), findings);
            refuse(findings.errors(), "");
            return new Library(List.of(shipped));
        }
        ClusterCheck.Report report = ClusterCheck.of(sources());
        refuse(
                report.findings().stream()
                        .filter(f -> f.severity() == Finding.Severity.ERROR)
                        .toList(),
                " (hone notes check " + folders.getFirst() + " lists all)");
        return report.library();
    }

    private List<ClusterSource> sources() {
        var sources = new ArrayList<ClusterSource>(List.of(new ClusterSource.Shipped()));
        folders.forEach(f -> sources.add(new ClusterSource.Folder(f)));
        return sources;
    }

    private static void refuse(List<Finding> errors, String more) {
        if (!errors.isEmpty()) {
            String others = errors.size() == 1 ? "" : "; and " + (errors.size() - 1) + " more";
            throw new InputException(errors.getFirst() + others + more);
        }
    }
}
