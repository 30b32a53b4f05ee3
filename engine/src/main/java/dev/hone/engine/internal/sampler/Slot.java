package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.StopReason;
import dev.hone.engine.text.Tokenizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One completion that is being written: where it stands and what it has so far. Reused for the next one.
final class Slot {
    private final int[] ids;
    private final float[] logProbs;
    private final float[] behaviour;
    private final float[] entropies;
    private final StringBuilder text = new StringBuilder();
    private Tokenizer.@Nullable StreamDecoder decoder;
    private int request;
    private int sample;
    private int prompt;
    private int length;
    private long stream;

    Slot(int maxTokens) {
        ids = new int[maxTokens];
        logProbs = new float[maxTokens];
        behaviour = new float[maxTokens];
        entropies = new float[maxTokens];
    }

    /// Begins completion `sampleIndex` of a request whose prompt has `promptLength` tokens.
    void begin(
            int requestIndex, int sampleIndex, int promptLength, long streamState,
            Tokenizer.@Nullable StreamDecoder streamDecoder) {
        request = requestIndex;
        sample = sampleIndex;
        prompt = promptLength;
        stream = streamState;
        decoder = streamDecoder;
        length = 0;
        text.setLength(0);
    }

    void add(int id, float logProb, float behaviourLogProb, float entropy) {
        ids[length] = id;
        logProbs[length] = logProb;
        behaviour[length] = behaviourLogProb;
        entropies[length] = entropy;
        length++;
        if (decoder != null) {
            text.append(decoder.add(id));
        }
    }

    int request() {
        return request;
    }

    int sample() {
        return sample;
    }

    /// Number of new tokens.
    int length() {
        return length;
    }

    /// Position of the last new token.
    int position() {
        return prompt + length - 1;
    }

    int lastToken() {
        return ids[length - 1];
    }

    /// State of the random stream.
    long stream() {
        return stream;
    }

    /// The text so far; empty unless stop strings are wanted.
    CharSequence text() {
        return text;
    }

    Completion completion(int[] promptIds, StopReason stop, boolean sameBehaviour) {
        float[] own = Arrays.copyOf(logProbs, length);
        return new Completion(
                promptIds, Arrays.copyOf(ids, length), own, sameBehaviour ? own : Arrays.copyOf(behaviour, length),
                Arrays.copyOf(entropies, length), stop);
    }
}
