package dev.hone.app;

import dev.hone.app.atlas.SmallLibrary;
import dev.hone.lab.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A reader's own cluster beside the shipped one: a note, a paper, a thread without sources, a trail, a term.
public final class OwnNotes {
    /// The note.
    public static final String NOTE = "do-otters-share";

    private OwnNotes() {}

    /// Writes the cluster into a new folder.
    public static Path write(Path folder) {
        List<String> shipped = SmallLibrary.shipped().notes().stream().limit(5).map(Note::id).toList();
        put(folder.resolve("cluster.md"), """
                ---
                id: otters
                title: Otters <and> rivers
                summary: Questions about otters that only a river can answer.
                ---
                """);
        put(folder.resolve("topics/rivers.md"), """
                ---
                id: rivers
                order: 1
                title: Rivers & lakes
                summary: What otters do where the water is clear enough to look.
                ---

                What otters do in rivers, seen from a bridge. See [[do-otters-share]].
                """);
        put(folder.resolve("papers/otter-2020-fish.yaml"), """
                id: otter-2020-fish
                title: Fish <b>& more</b> "fish"
                authors: [Ann Otter]
                year: 2020
                url: https://example.org/fish?a=1&b=2
                gist: Half of the otters of one river shared their fish.
                reading: checked
                """);
        put(folder.resolve("notes/" + NOTE + ".md"), note(shipped.getFirst()));
        put(folder.resolve("threads/do-otters-agree.md"), """
                ---
                id: do-otters-agree
                order: 9
                title: Do otters agree with each other?
                summary: Two counts of otters at one river that do not agree at first sight.
                sides:
                  - name: They share
                    claims:
                      - note: do-otters-share
                        claim: Half of the otters of one river were seen sharing fish.
                        papers: [otter-2020-fish]
                  - name: They do not
                    claims:
                      - note: do-otters-share
                        claim: The other half of the otters kept what they had caught.
                        papers: [otter-2020-fish]
                ---

                ## What remains

                Nothing but a river, and otters that do as they please.
                """);
        put(folder.resolve("trails/along-the-river.md"), """
                ---
                id: along-the-river
                order: 9
                title: Along the river
                reader: For everybody who likes otters.
                summary: You will know what otters have to do with it.
                stops:
                STOPS---

                Take boots along, and do not feed the otters.
                """.replace("STOPS", shipped.stream()
                .map(n -> "  - note: " + n + "\n    why: This stop is on the way to the river, at " + n + ".\n")
                .collect(Collectors.joining())));
        put(folder.resolve("glossary/holt.md"), """
                ---
                id: holt
                term: Holt
                see: [do-otters-share]
                ---
                The place under a bank where an otter sleeps by day.
                """);
        return folder;
    }

    private static String note(String shipped) {
        return """
                ---
                id: do-otters-share
                topic: rivers
                order: 1
                title: Do otters share "<fish>" & chips?
                question: >-
                  Do otters share what they catch, or does each otter keep its <fish> & eat it "alone" at night?
                answer: >-
                  Half of the otters of one river shared; whether others do is not known.
                certainty: open
                papers: [otter-2020-fish]
                related:
                  - note: SHIPPED
                    type: same mechanism
                    reason: Both ask what is left when a catch is shared with others.
                ---

                ## What was reported

                Of 24 otters, 12 shared their fish [@otter-2020-fish]. PLACE1

                ## How it works

                If $a < b$, an otter of the holt shares. PLACE2

                ## What could fool you

                - **Night.** Otters are hard to see by night. PLACE3

                ## How it is tested here

                PLACE4

                ## What would change the answer

                PLACE5

                ## Protocol

                **Task.** Count the otters and their fish.

                **Arms.** Morning and evening, with and without rain.

                **Controls.** A river without any otter.

                **Measures.** Shared fish.

                **Decision rule.** Half of them or more.

                **Scope.** One river, one year.
                """
                .replace("SHIPPED", shipped)
                .replace("PLACE1", days("bridge")).replace("PLACE2", days("bank")).replace("PLACE3", days("weir"))
                .replace("PLACE4", days("mill")).replace("PLACE5", days("mouth"));
    }

    private static String days(String place) {
        return IntStream.rangeClosed(1, 10)
                .mapToObj(i -> "The otter of day " + "abcdefghij".charAt(i - 1) + " swam to the " + place
                        + " and back with a fish.")
                .collect(Collectors.joining("\n")).replace("day a", "the first day");
    }

    private static void put(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
