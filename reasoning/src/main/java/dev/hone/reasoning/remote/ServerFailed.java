package dev.hone.reasoning.remote;

/// A server did not answer, or not as it should.
public final class ServerFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /// `status` is 0 where there was no answer.
    ServerFailed(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    ServerFailed(int status, String message) {
        super(message);
        this.status = status;
    }

    /// The status of the answer, 0 where there was none.
    public int status() {
        return status;
    }

    /// Whether the server refused the request as such: not for who asked, nor because it was busy.
    boolean refused() {
        return status / 100 == 4 && status != 401 && status != 403 && status != 408 && status != 429;
    }
}
