package dev.hone.hub;

import dev.hone.foundation.InputException;
import java.io.IOException;

/// Says what an answer of the hub other than "here it is" means, and what to do about it.
final class Refusal {
    private Refusal() {}

    /// The error to throw for a status that is neither success nor passing trouble. `what` was asked for; `advice`
    /// comes behind where there is no such thing.
    static InputException of(HubId id, String what, Answer answer, boolean asked, String advice) {
        String code = answer.header("X-Error-Code").orElse("");
        String place = id + ": ";
        String signIn = asked
                ? "the token (HF_TOKEN) does not open it; is it valid, and may its owner read this repository?"
                : "set HF_TOKEN to a token that may read it";
        return switch (answer.status()) {
            case 401 -> new InputException(place + "no such repository, or one that is not public (401); "
                    + "if it exists, " + signIn + advice);
            case 403 -> new InputException(place + (code.equals("GatedRepo")
                    ? "gated (403); its owners let in who asks on its page; then " + signIn
                    : "refused (403); " + signIn));
            case 404 -> new InputException(place + switch (code) {
                case "RevisionNotFound" -> "no revision '" + id.revision() + "'" + advice;
                case "EntryNotFound" -> "no " + what + " at this revision";
                default -> "the hub has no such repository (404)" + advice;
            });
            default -> trouble(id, what, answer.status());
        };
    }

    /// Whether asking again later may help.
    static boolean isPassing(int status) {
        return status == 408 || status == 429 || status >= 500;
    }

    /// The error for a hub that cannot answer now.
    static InputException trouble(HubId id, String what, int status) {
        String meaning = status == 429 ? "the hub asks to come back later" : "the hub cannot answer now";
        return new InputException(id + ": " + what + ": " + meaning + " (" + status + ")",
                new IOException("status " + status));
    }
}
