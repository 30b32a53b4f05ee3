package dev.hone.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// The catalogue of questions from which the shipped notes were written. It is not part of the repository: it lies in
/// `catalogue` under `hone.shared`, or under a folder `shared` beside the checkout.
final class Catalogue {
    private static final Pattern HEADING = Pattern.compile("## (\\S+)");
    private static final Pattern RELATED = Pattern.compile("- \\*\\*Related\\*\\*:(.*)");
    private static final Pattern ID = Pattern.compile("`([a-z0-9-]+)`");
    private static final Pattern ARXIV = Pattern.compile("(?<![\\d.])\\d{4}\\.\\d{5}(?!\\d)");

    private final Map<String, List<String>> related = new LinkedHashMap<>();
    private final Set<String> arxiv = new TreeSet<>();

    private Catalogue() {}

    /// The catalogue; the test is skipped where it does not exist.
    static Catalogue find() throws IOException {
        var catalogue = new Catalogue();
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
                catalogue.read(Files.readString(file));
            }
        }
        return catalogue;
    }

    private static Path folder() {
        String given = System.getProperty("hone.shared");
        Path found = given == null ? null : Path.of(given, "catalogue");
        for (Path d = Path.of("").toAbsolutePath(); found == null && d != null; d = d.getParent()) {
            if (Files.isDirectory(d.resolve("shared/catalogue"))) {
                found = d.resolve("shared/catalogue");
            }
        }
        Assumptions.assumeTrue(
                found != null && Files.isDirectory(found),
                "no catalogue under -Dhone.shared or a folder 'shared' above the working directory");
        return found;
    }

    private void read(String text) {
        String entry = "";
        for (String line : text.lines().toList()) {
            var heading = HEADING.matcher(line);
            var edges = RELATED.matcher(line);
            if (heading.matches()) {
                entry = heading.group(1);
                related.put(entry, new ArrayList<>());
            } else if (edges.matches()) {
                related.get(entry).addAll(ID.matcher(edges.group(1)).results().map(m -> m.group(1)).toList());
            }
            ARXIV.matcher(line).results().map(MatchResult::group).forEach(arxiv::add);
        }
    }

    /// The entries, in their order.
    List<String> entries() {
        return List.copyOf(related.keySet());
    }

    /// The entries that an entry names under "Related".
    List<String> related(String entry) {
        return related.get(entry);
    }

    /// All arXiv numbers that stand anywhere.
    Set<String> arxiv() {
        return arxiv;
    }
}
