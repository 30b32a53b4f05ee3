package dev.hone.app.serve;

import dev.hone.engine.text.Tokenizer;
import java.util.List;

/// One completion's text as it grows, as far as it is certain: no part of a character, and nothing that may turn out to
/// belong to a stop string.
final class StreamedText {
    private final Tokenizer.StreamDecoder decoder;
    private final List<String> stops;
    private final StringBuilder text = new StringBuilder();
    private int sent;

    StreamedText(Tokenizer tokenizer, List<String> stops) {
        this.decoder = tokenizer.stream();
        this.stops = stops;
    }

    /// Adds a token and returns what became certain, possibly nothing.
    String add(int id) {
        text.append(decoder.add(id));
        int certain = text.length() - held();
        if (certain <= sent) {
            return "";
        }
        String more = text.substring(sent, certain);
        sent = certain;
        return more;
    }

    /// What was not sent yet of the whole text.
    String rest(String whole) {
        return sent < whole.length() ? whole.substring(sent) : "";
    }

    /// Characters at the end, or from the first stop string on, that must wait.
    private int held() {
        int most = 0;
        for (String stop : stops) {
            int at = text.indexOf(stop, Math.max(0, sent - stop.length()));
            if (at >= 0) {
                most = Math.max(most, text.length() - at);
                continue;
            }
            for (int n = Math.min(stop.length() - 1, text.length()); n > most; n--) {
                if (stop.startsWith(text.substring(text.length() - n))) {
                    most = n;
                    break;
                }
            }
        }
        return most;
    }
}
