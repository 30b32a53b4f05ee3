package dev.hone.tasks.code;

import dev.hone.tasks.Verdict;
import dev.hone.tasks.verifiers.Excerpt;
import java.time.Duration;

/// How a program ended.
public sealed interface CodeOutcome {
    /// One sentence for a person or a model.
    String reason();

    /// The verdict on a program that should print `expected`: blanks at the ends of lines and empty lines at the end
    /// do not count.
    ///
    /// What the program itself did wrong is [Verdict.Incorrect], too much processor time included: that is the same
    /// whenever it runs. Time on the clock depends on the machine, and a runner that failed on itself: neither is a
    /// score.
    default Verdict verdict(String expected) {
        return switch (this) {
            case Exited(int code, String output, String errors) when code == 0 -> {
                String wanted = trimmed(expected);
                String printed = trimmed(output);
                yield printed.equals(wanted)
                        ? new Verdict.Correct("printed what was expected")
                        : new Verdict.Incorrect("printed " + Excerpt.of(printed) + ", not " + Excerpt.of(wanted));
            }
            case OutOfTime(Duration limit) -> new Verdict.TimedOut(limit);
            case Broken(Throwable cause) -> new Verdict.Failed(cause);
            case Exited e -> new Verdict.Incorrect(e.reason());
            case OutOfProcessorTime o -> new Verdict.Incorrect(o.reason());
            case OutOfMemory o -> new Verdict.Incorrect(o.reason());
            case TooMuchOutput t -> new Verdict.Incorrect(t.reason());
        };
    }

    private static String trimmed(String text) {
        return String.join("\n", text.lines().map(String::stripTrailing).toList()).stripTrailing();
    }

    /// It came to its end. `code` is 0 where all went well; 128 + n where signal n killed it.
    record Exited(int code, String output, String errors) implements CodeOutcome {
        @Override
        public String reason() {
            String last = errors.stripTrailing().lines().reduce("", (a, b) -> b);
            return code == 0
                    ? "ended"
                    : "ended with code " + code + (last.isEmpty() ? "" : ": " + Excerpt.of(last));
        }
    }

    /// The time on the clock was over.
    record OutOfTime(Duration limit) implements CodeOutcome {
        @Override
        public String reason() {
            return "took longer than " + limit.toMillis() + " ms";
        }
    }

    /// It used up its processor time.
    record OutOfProcessorTime(Duration limit) implements CodeOutcome {
        @Override
        public String reason() {
            return "used more than " + limit.toMillis() + " ms of processor time";
        }
    }

    /// It used up its memory, and did not end by itself when it was given no more.
    record OutOfMemory(long limit) implements CodeOutcome {
        @Override
        public String reason() {
            return "used more than " + (limit >> 20) + " MiB of memory";
        }
    }

    /// It wrote more than it may.
    record TooMuchOutput(int limit) implements CodeOutcome {
        @Override
        public String reason() {
            return "wrote more than " + limit + " bytes";
        }
    }

    /// The runner itself could not run it, or was interrupted.
    record Broken(Throwable cause) implements CodeOutcome {
        @Override
        public String reason() {
            return "could not be run: " + cause.getMessage();
        }
    }
}
