package dev.hone.app.serve;

import dev.hone.reasoning.generation.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/// A request for `/v1/completions`.
///
/// `alternatives` is empty where no log-probabilities are asked for. With `echo` the prompt is part of the text, and
/// with log-probabilities scored; it may then ask for no new token.
record CompletionBody(
        List<Prompt> prompts, Drawing drawing, OptionalInt alternatives, boolean echo, int maxTokens) {
    private static final int MOST_PROMPTS = 2048;
    private static final int USUAL_TOKENS = 16;

    static CompletionBody read(Body body) {
        String model = body.text("model").orElseThrow(() -> Refused.field("model", "is missing"));
        List<Prompt> prompts = prompts(body);
        boolean echo = body.flag("echo");
        int maxTokens = body.whole("max_tokens", USUAL_TOKENS, echo ? 0 : 1, Integer.MAX_VALUE);
        OptionalLong logProbs = body.whole("logprobs", 0, Drawing.MOST_ALTERNATIVES);
        OptionalInt alternatives =
                logProbs.isPresent() ? OptionalInt.of((int) logProbs.getAsLong()) : OptionalInt.empty();
        Drawing drawing = Drawing.read(body, model, Math.max(1, maxTokens), alternatives.orElse(0));
        body.neutral("best_of", "must be 1 or left out; ask for a strategy by model@best-of-n:N", IntNode.valueOf(1),
                IntNode.valueOf(drawing.samples()));
        body.neutral("suffix", "is not supported; leave it out");
        body.finish();
        if (echo && drawing.streams()) {
            throw Refused.field("echo", "cannot be streamed");
        }
        return new CompletionBody(prompts, drawing, alternatives, echo, maxTokens);
    }

    private static List<Prompt> prompts(Body body) {
        JsonNode given = body.find("prompt").orElseThrow(() -> Refused.field("prompt", "is missing"));
        if (given.isString()) {
            return List.of(new Prompt.Text(given.stringValue()));
        }
        if (!given.isArray() || given.isEmpty()) {
            throw Refused.field("prompt", "must be a text, a list of token ids, or a list of those");
        }
        if (given.get(0).isNumber()) {
            return List.of(ids(given));
        }
        if (given.size() > MOST_PROMPTS) {
            throw Refused.field("prompt", "has " + given.size() + " prompts; at most " + MOST_PROMPTS);
        }
        List<Prompt> prompts = new ArrayList<>();
        for (JsonNode one : given) {
            if (one.isString()) {
                prompts.add(new Prompt.Text(one.stringValue()));
            } else if (one.isArray()) {
                prompts.add(ids(one));
            } else {
                throw Refused.field("prompt", Body.shortened(one) + " is neither a text nor a list of token ids");
            }
        }
        return prompts;
    }

    private static Prompt ids(JsonNode list) {
        if (list.isEmpty()) {
            throw Refused.field("prompt", "a list of token ids needs at least one");
        }
        int[] ids = new int[list.size()];
        for (int i = 0; i < ids.length; i++) {
            JsonNode id = list.get(i);
            if (!id.isIntegralNumber() || !id.canConvertToInt()) {
                throw Refused.field("prompt", Body.shortened(id) + " is no token id");
            }
            ids[i] = id.intValue();
        }
        return new Prompt.Tokens(ids);
    }
}
