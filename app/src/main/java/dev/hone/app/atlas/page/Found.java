package dev.hone.app.atlas.page;

import dev.hone.lab.note.NoteStatus;
import dev.hone.lab.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/// What experiments found about the question of a note.
///
/// @param command what runs the experiment; empty where there is none
/// @param time how long that takes, and where this was measured; empty where it was not
/// @param scale of what was run a verdict speaks: profile, seeds; empty where nothing was
/// @param troubles what is wrong with files of evidence
/// @param choices what a reader can run from the page; empty where no program answers
public record Found(
        NoteStatus status, String command, String time, String scale, List<Claim> claims, Optional<Details> details,
        List<Past> history, List<String> troubles, List<Choice> choices) {
    public Found {
        claims = List.copyOf(claims);
        history = List.copyOf(history);
        troubles = List.copyOf(troubles);
        choices = List.copyOf(choices);
    }

    /// A profile of the experiment that can be run.
    ///
    /// @param about how much that is, and how long it takes
    public record Choice(String profile, String about) {}

    /// A claim with its verdict.
    ///
    /// @param id unlike those of all other claims of the page
    /// @param figure as SVG; empty where there is none
    public record Claim(
            String id, String text, Verdict verdict, String reason, String figure, Optional<Guess> guess) {}

    /// What a reader may guess before the result is shown: the claim's first contrast, in the unit that is shown.
    ///
    /// @param key names this guess among all of the atlas, and changes with the protocol
    /// @param meaning of the measure that it compares
    /// @param least the slider's left end
    /// @param most the slider's right end; a number field stands in its place where both ends are equal
    public record Guess(
            String key, String contrast, Kind kind, String meaning, String unit, double least, double most,
            double mean, double low, double high) {
        /// What is guessed.
        public enum Kind {
            /// How much an arm differs from another: numbers have their sign.
            DIFFERENCE,
            /// A measure of one arm.
            VALUE
        }

        /// Whether the range of what is possible is known before the result.
        public boolean hasRange() {
            return least < most;
        }
    }

    /// The whole record.
    ///
    /// @param budget in a sentence; empty where nothing is matched
    public record Details(
            Table measures, Table costs, List<Gate> gates, String budget, List<Figure> figures,
            List<Fact> provenance, List<Document> documents) {
        public Details {
            gates = List.copyOf(gates);
            figures = List.copyOf(figures);
            provenance = List.copyOf(provenance);
            documents = List.copyOf(documents);
        }
    }

    /// Rows of arms. The first column names the row.
    ///
    /// @param notes what each column means, or empty texts
    public record Table(List<String> head, List<String> notes, List<List<String>> rows) {
        public Table {
            head = List.copyOf(head);
            notes = List.copyOf(notes);
            rows = List.copyOf(rows);
        }
    }

    /// A precondition as it was met.
    public record Gate(String meaning, String value, String range, String outcome) {}

    /// A figure as SVG.
    public record Figure(String name, String svg) {}

    /// Something known of how evidence was made.
    public record Fact(String name, String value) {}

    /// A file that the site hands out.
    ///
    /// @param path within the site
    public record Document(String name, String path) {}

    /// Evidence that does not decide any more, or decides less.
    ///
    /// @param what profile, protocol and age in words
    public record Past(String what, String finished, List<Verdict> verdicts, String path) {
        public Past {
            verdicts = List.copyOf(verdicts);
        }
    }
}
