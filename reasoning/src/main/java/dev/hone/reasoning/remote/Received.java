package dev.hone.reasoning.remote;

import dev.hone.engine.TokenObserver;
import dev.hone.reasoning.generation.GeneratedToken;
import dev.hone.reasoning.generation.Generation;
import dev.hone.reasoning.generation.GenerationOptions;
import dev.hone.reasoning.generation.GenerationOptions.StopText;
import dev.hone.reasoning.generation.Stops;
import dev.hone.reasoning.generation.TokenWatcher;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A completion that comes in pieces, read until it is over, its watcher has seen enough, or its text contains one of
/// the stop strings that the server was not told.
final class Received {
    private final String model;
    private final GenerationOptions options;
    private final List<String> cutAt;
    private final TokenWatcher watcher;
    private final StringBuilder text = new StringBuilder();
    private final List<GeneratedToken> tokens = new ArrayList<>();
    private int pieces;
    private int[] prompt = {};
    private int promptTokens;
    private int completionTokens;
    private Generation.Finish finish = Generation.Finish.END;
    private boolean over;

    /// Of a model with these options.
    Received(String model, GenerationOptions options, List<String> cutAt, TokenWatcher watcher) {
        this.model = model;
        this.options = options;
        this.cutAt = cutAt;
        this.watcher = watcher;
    }

    /// Reads a stream.
    ///
    /// @throws ServerFailed if the server reports an error in it, or it ends before the completion does
    Generation read(InputStream stream) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.startsWith("data:")) {
                continue;
            }
            String data = line.substring("data:".length()).strip();
            if (data.equals("[DONE]")) {
                over = true;
                break;
            }
            if (!add(Transport.parse(model, data))) {
                break;
            }
        }
        if (!over) {
            throw new ServerFailed(
                    Transport.OK, model + ": the server's stream ended before the completion did, after " + pieces
                            + " pieces");
        }
        return generation();
    }

    /// Adds a piece; false where no more is wanted.
    private boolean add(JsonNode piece) {
        if (piece.has("error")) {
            throw new ServerFailed(
                    Transport.OK, model + ": the server broke off its stream: " + Complaint.of(piece, "").message());
        }
        JsonNode usage = piece.path("usage");
        promptTokens = usage.path("prompt_tokens").asInt(promptTokens);
        completionTokens = usage.path("completion_tokens").asInt(completionTokens);
        JsonNode choice = piece.path("choices").path(0);
        text.append(choice.has("delta")
                ? choice.path("delta").path("content").asString("")
                : choice.path("text").asString(""));
        if (choice.has("prompt_token_ids")) {
            prompt = TokenFields.ids(choice.path("prompt_token_ids"));
        }
        if (choice.path("finish_reason").isString()) {
            finish = RemoteGenerator.finish(choice);
            over = true;
        }
        pieces += choice.isMissingNode() ? 0 : 1;
        for (GeneratedToken t : TokenFields.of(choice, options.alternatives())) {
            tokens.add(t);
            if (watcher.seen(tokens.size() - 1, t) == TokenObserver.Next.STOP) {
                return left(Generation.Finish.INTERRUPTED);
            }
        }
        if (cutAt.stream().anyMatch(stop -> text.indexOf(stop) >= 0)) {
            if (options.stopText() == StopText.HIDDEN) {
                text.setLength(Stops.before(text.toString(), cutAt).length());
            }
            return left(Generation.Finish.STOP_STRING);
        }
        return true;
    }

    private boolean left(Generation.Finish why) {
        finish = why;
        over = true;
        return false;
    }

    private Generation generation() {
        int length = Math.max(tokens.size(), completionTokens > 0 ? completionTokens : tokens.isEmpty() ? pieces : 0);
        return new Generation(
                text.toString(), tokens, prompt, prompt.length > 0 ? prompt.length : promptTokens, length, finish);
    }
}
