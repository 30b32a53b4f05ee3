package dev.hone.app.serve;

import dev.hone.engine.text.Tokenizer;
import dev.hone.reasoning.generation.GeneratedToken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Log-probabilities of tokens, in the two forms of the interface. Besides its fields, each token has its `id`.
final class TokenReport {
    /// What stands for a probability of zero, whose logarithm JSON cannot say.
    private static final float IMPOSSIBLE = -9999f;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Tokenizer tokenizer;

    TokenReport(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// What one token says, special ones spelt out.
    String text(int id) {
        return tokenizer.decode(new int[] {id}, Tokenizer.Specials.SHOW);
    }

    /// The form of `/v1/chat/completions`.
    ObjectNode chat(List<GeneratedToken> tokens) {
        ArrayNode content = JSON.arrayNode();
        for (GeneratedToken t : tokens) {
            ObjectNode one = entry(t.id(), t.logProb());
            ArrayNode top = one.putArray("top_logprobs");
            for (int i = 0; i < t.topIds().length; i++) {
                top.add(entry(t.topIds()[i], t.topLogProbs()[i]));
            }
            content.add(one);
        }
        ObjectNode all = JSON.objectNode();
        all.set("content", content);
        all.putNull("refusal");
        return all;
    }

    private ObjectNode entry(int id, float logProb) {
        String text = text(id);
        ObjectNode one = JSON.objectNode().put("token", text).put("logprob", finite(logProb)).put("id", id);
        ArrayNode bytes = one.putArray("bytes");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
        return one;
    }

    /// The form of `/v1/completions`: the prompt's tokens first where it is echoed, of which the first was not
    /// predicted.
    ObjectNode completion(int[] prompt, List<GeneratedToken> scored, List<GeneratedToken> tokens, int alternatives) {
        ObjectNode all = JSON.objectNode();
        ArrayNode texts = all.putArray("tokens");
        ArrayNode logProbs = all.putArray("token_logprobs");
        ArrayNode tops = all.putArray("top_logprobs");
        ArrayNode offsets = all.putArray("text_offset");
        ArrayNode topIds = JSON.arrayNode();
        int offset = 0;
        if (prompt.length > 0) {
            texts.add(text(prompt[0]));
            logProbs.addNull();
            tops.addNull();
            topIds.addNull();
            offsets.add(0);
            offset = text(prompt[0]).length();
        }
        for (List<GeneratedToken> part : List.of(scored, tokens)) {
            for (GeneratedToken t : part) {
                String text = text(t.id());
                texts.add(text);
                logProbs.add(finite(t.logProb()));
                offsets.add(offset);
                offset += text.length();
                top(t, alternatives, tops, topIds);
            }
        }
        all.set("top_token_ids", topIds);
        return all;
    }

    private void top(GeneratedToken t, int alternatives, ArrayNode tops, ArrayNode topIds) {
        ObjectNode top = JSON.objectNode();
        ArrayNode ids = JSON.arrayNode();
        ArrayNode values = JSON.arrayNode();
        for (int i = 0; i < Math.min(alternatives, t.topIds().length); i++) {
            // Two tokens may have the same text (parts of a character): the likelier one keeps it.
            if (!top.has(text(t.topIds()[i]))) {
                top.put(text(t.topIds()[i]), finite(t.topLogProbs()[i]));
            }
            ids.add(t.topIds()[i]);
            values.add(finite(t.topLogProbs()[i]));
        }
        tops.add(top);
        ObjectNode told = JSON.objectNode();
        told.set("ids", ids);
        told.set("logprobs", values);
        topIds.add(told);
    }

    private static float finite(float logProb) {
        return Float.isFinite(logProb) ? logProb : IMPOSSIBLE;
    }
}
