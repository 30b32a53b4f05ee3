package dev.hone.tasks;

import java.time.Duration;
import java.util.OptionalDouble;

/// What a verifier says of an answer. Never a bare number: a verifier that could not judge says so.
public sealed interface Verdict {
    /// The score in [0, 1], or nothing where the verifier could not judge ([TimedOut], [Failed]): such an answer
    /// belongs to no baseline and to no loss.
    OptionalDouble score();

    /// One sentence for a person.
    String reason();

    /// The answer is right.
    record Correct(String reason) implements Verdict {
        @Override
        public OptionalDouble score() {
            return OptionalDouble.of(1);
        }
    }

    /// The answer was understood and is wrong.
    record Incorrect(String reason) implements Verdict {
        @Override
        public OptionalDouble score() {
            return OptionalDouble.of(0);
        }
    }

    /// The answer is right in part. The share lies strictly between 0 and 1.
    record Partial(double share, String reason) implements Verdict {
        public Partial {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("partial credit must lie strictly between 0 and 1: " + share);
            }
        }

        @Override
        public OptionalDouble score() {
            return OptionalDouble.of(share);
        }
    }

    /// No answer could be found in the completion. It scores 0: not answering is the model's doing.
    record Unparseable(String reason) implements Verdict {
        @Override
        public OptionalDouble score() {
            return OptionalDouble.of(0);
        }
    }

    /// The verifier ran out of time.
    record TimedOut(Duration limit) implements Verdict {
        @Override
        public OptionalDouble score() {
            return OptionalDouble.empty();
        }

        @Override
        public String reason() {
            return "the verifier took longer than " + limit.toMillis() + " ms";
        }
    }

    /// The verifier itself failed. The cause is kept.
    record Failed(Throwable cause) implements Verdict {
        @Override
        public OptionalDouble score() {
            return OptionalDouble.empty();
        }

        @Override
        public String reason() {
            return "the verifier failed: " + cause;
        }
    }

    /// The kind in one lower-case word, as logs and the command line print it.
    default String kind() {
        return switch (this) {
            case Correct c -> "correct";
            case Incorrect i -> "incorrect";
            case Partial p -> "partial";
            case Unparseable u -> "unparseable";
            case TimedOut t -> "timed_out";
            case Failed f -> "failed";
        };
    }
}
