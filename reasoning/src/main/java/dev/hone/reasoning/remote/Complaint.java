package dev.hone.reasoning.remote;

import dev.hone.reasoning.generation.PromptTooLong;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an error of a server says, shortened, and the kinds that it names.
record Complaint(String message, List<String> kinds) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int SHOWN = 300;

    /// How servers name a prompt that is too long: OpenAI's and Hone's, llama.cpp's.
    private static final Set<String> TOO_LONG = Set.of("context_length_exceeded", "exceed_context_size_error");

    /// How vLLM puts it, which names no kind of its own for it.
    private static final String TOO_LONG_WORDS = "maximum context length";

    /// Reads the body of an error; one that is no JSON is shown as it is.
    static Complaint of(String body) {
        try {
            return of(JSON.readTree(body), body);
        } catch (JacksonException plain) {
            return new Complaint(shortened(body), List.of());
        }
    }

    /// Reads an answer with an error, or else takes these words.
    static Complaint of(JsonNode answer, String otherwise) {
        JsonNode error = answer.path("error");
        String message = error.path("message").asString(error.isString() ? error.stringValue() : otherwise);
        return new Complaint(
                shortened(message),
                Stream.of("code", "type").map(error::path).filter(JsonNode::isString).map(JsonNode::stringValue)
                        .toList());
    }

    /// The exception that says it of a request: the user's mistake, or the server's failure.
    RuntimeException exception(String request, int status, String tries) {
        String said = request + ": the server answered " + status + tries + ": " + message;
        return status / 100 == 4 && (kinds.stream().anyMatch(TOO_LONG::contains) || message.contains(TOO_LONG_WORDS))
                ? new PromptTooLong(said)
                : new ServerFailed(status, said);
    }

    static String shortened(String message) {
        return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "...";
    }
}
