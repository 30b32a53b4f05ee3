package dev.hone.engine.internal.sampler;

import dev.hone.engine.Model;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.foundation.InputException;
import java.util.List;

/// What every sampler asks of its requests.
final class SampleRequests {
    private SampleRequests() {}

    /// @throws InputException if a prompt is longer than the positions or has a token outside the vocabulary, or a
    ///     beginning leaves no token to draw
    static void require(SampleRequest r, int vocabulary, int positions, int maxTokens) {
        if (r.prompt().length > positions) {
            throw new InputException("the prompt has " + r.prompt().length + " tokens; the model has only "
                    + positions + " positions");
        }
        for (int id : r.prompt()) {
            requireToken("prompt token", id, vocabulary);
        }
        for (int[] beginning : r.written()) {
            if (beginning.length >= maxTokens) {
                throw new InputException("a completion of at most " + maxTokens
                        + " tokens cannot go on behind " + beginning.length);
            }
        }
    }

    /// @throws InputException for stop strings without a tokenizer, or end tokens outside the vocabulary
    static void require(SamplingOptions options, Model model) {
        if (!options.stopStrings().isEmpty() && model.tokenizer().isEmpty()) {
            throw new InputException("stop strings need a tokenizer, and the model has none; use end tokens");
        }
        for (int end : options.endTokens()) {
            requireToken("end token", end, model.config().vocabulary());
        }
    }

    private static void requireToken(String what, int id, int vocabulary) {
        if (id < 0 || id >= vocabulary) {
            throw new InputException(what + " " + id + " lies outside the vocabulary of " + vocabulary);
        }
    }

    /// The completions `from` <= i < `to` of a request as one of their own.
    static SampleRequest part(SampleRequest r, int from, int to) {
        return new SampleRequest(
                r.prompt(), r.streams().subList(from, to), some(r.turns(), from, to), some(r.written(), from, to),
                some(r.observers(), from, to), r.options());
    }

    private static <T> List<T> some(List<T> list, int from, int to) {
        return list.isEmpty() ? list : list.subList(from, to);
    }
}
