package dev.hone.app.serve;

import io.javalin.http.HttpStatus;
import java.util.Optional;

/// A request that is not served, with what was wrong with it.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpStatus status;
    private final transient Optional<String> field;

    private Refused(HttpStatus status, Optional<String> field, String message) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /// A field of the body is wrong.
    static Refused field(String name, String message) {
        return new Refused(HttpStatus.BAD_REQUEST, Optional.of(name), name + ": " + message);
    }

    /// The request as a whole is wrong.
    static Refused request(String message) {
        return new Refused(HttpStatus.BAD_REQUEST, Optional.empty(), message);
    }

    /// Another reason.
    static Refused with(HttpStatus status, String message) {
        return new Refused(status, Optional.empty(), message);
    }

    HttpStatus status() {
        return status;
    }

    Optional<String> field() {
        return field;
    }
}
