package dev.hone.app.serve;

import dev.hone.foundation.InputException;
import dev.hone.reasoning.generation.PromptTooLong;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/// A request that is not served, with what was wrong with it.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final transient Optional<String> field;
    private final transient Optional<String> code;

    private Refused(HttpStatus status, Optional<String> field, Optional<String> code, String message) {
        super(message);
        this.status = status;
        this.field = field;
        this.code = code;
    }

    /// A field of the body is wrong.
    static Refused field(String name, String message) {
        return new Refused(HttpStatus.BAD_REQUEST, Optional.of(name), Optional.empty(), name + ": " + message);
    }

    /// The request as a whole is wrong.
    static Refused request(String message) {
        return new Refused(HttpStatus.BAD_REQUEST, Optional.empty(), Optional.empty(), message);
    }

    /// What is asked for cannot be done; a prompt that is too long has the interface's code for that.
    static Refused mistake(InputException mistake) {
        return new Refused(
                HttpStatus.BAD_REQUEST, Optional.empty(),
                mistake instanceof PromptTooLong ? Optional.of("context_length_exceeded") : Optional.empty(),
                mistake.getMessage());
    }

    /// Another reason.
    static Refused with(HttpStatus status, String message) {
        return new Refused(status, Optional.empty(), Optional.empty(), message);
    }

    HttpStatus status() {
        return status;
    }

    Optional<String> field() {
        return field;
    }

    Optional<String> code() {
        return code;
    }
}
