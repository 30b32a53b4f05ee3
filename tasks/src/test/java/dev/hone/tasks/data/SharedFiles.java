package dev.hone.tasks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Finds data that is not part of the repository: `hone.shared`, or a folder `shared` beside the checkout.
final class SharedFiles {
    private SharedFiles() {}

    /// The path under the shared folder; the test is skipped where it does not exist.
    static Path find(String path) {
        String given = System.getProperty("hone.shared");
        Path found = null;
        if (given != null) {
            found = Path.of(given, path);
        } else {
            for (Path d = Path.of(System.getProperty("user.dir")).toAbsolutePath(); d != null; d = d.getParent()) {
                if (Files.exists(d.resolve("shared").resolve(path))) {
                    found = d.resolve("shared").resolve(path);
                    break;
                }
            }
        }
        Assumptions.assumeTrue(
                found != null && Files.exists(found),
                "no " + path + " under -Dhone.shared or a folder 'shared' above the working directory");
        return found;
    }
}
