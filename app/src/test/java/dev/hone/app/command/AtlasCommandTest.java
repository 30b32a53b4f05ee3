package dev.hone.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.Invocation;
import dev.hone.app.OwnNotes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@DisplayName("hone atlas")
class AtlasCommandTest {
    @TempDir
    private Path temp;

    @Test
    void theExportHasAPageForEveryNoteThatIsListed() throws IOException {
        Path site = temp.resolve("site");
        JsonNode line = Invocation.of("atlas", "export", site, "--json").succeeds().json().getFirst();
        assertThat(line.get("folder").stringValue()).isEqualTo(site.toString());
        assertThat(line.get("files").intValue()).isEqualTo(count(site) - 1); // and a mark of its own
        assertThat(Invocation.of("notes", "--json").succeeds().json()).isNotEmpty()
                .allMatch(n -> Files.exists(site.resolve(n.get("page").stringValue())));
        assertThat(Files.readString(site.resolve("index.html"))).doesNotContain("All clusters");
    }

    @Test
    void ownNotesAreExportedBesideTheShippedOnes() throws IOException {
        Path site = temp.resolve("site");
        Path own = OwnNotes.write(temp.resolve("own"));
        assertThat(Invocation.of("atlas", "export", site, "--notes", own).succeeds().out()).isEqualTo(
                (count(site) - 1) + " files in " + site + "; its first page is " + site.resolve("index.html") + "\n");
        assertThat(Files.readString(site.resolve("index.html"))).contains("All clusters", "Otters &lt;and&gt; rivers");
        for (String file : new String[] {"index.html", "list.html", "map.html", "data/notes.json",
            "data/search.json"}) {
            assertThat(Files.readString(site.resolve(file))).as(file).contains(OwnNotes.NOTE);
        }
    }

    @Test
    void thePageForLostAddressesIsRightAtAnyDepthBelowABase() throws IOException {
        Path site = temp.resolve("site");
        Invocation.of("atlas", "export", site, "--base", "/atlas/").succeeds();
        assertThat(Files.readString(site.resolve("404.html"))).contains("href=\"/atlas/index.html\"");
        assertThat(Files.readString(site.resolve("list.html"))).contains("href=\"index.html\"")
                .doesNotContain("\"/atlas/");
        assertThat(Invocation.of("atlas", "export", site, "--base", "atlas").failsWith(2))
                .contains("--base 'atlas'", "such as / or /atlas/");
    }

    @Test
    void aFolderWithOtherFilesIsRefused() throws IOException {
        Files.writeString(temp.resolve("thesis.txt"), "years of work");
        assertThat(Invocation.of("atlas", "export", temp).failsWith(2))
                .isEqualTo("hone: " + temp + ": holds other files; name a new or an empty folder");
        assertThat(count(temp)).isEqualTo(1);
    }

    @Test
    void aPortThatIsTakenIsRefusedWithTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Invocation.of("atlas", "--port", taken.getLocalPort()).failsWith(2))
                    .isEqualTo(
                            "hone: port " + taken.getLocalPort() + " is taken; name another with --port, or 0 for any");
        }
        assertThat(Invocation.of("atlas", "--port", 70000).failsWith(2)).contains("--port is 70000", "0 to 65535");
        assertThat(Invocation.of("atlas", "--port", "http").failsWith(2)).contains("'--port'", "'http'");
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
