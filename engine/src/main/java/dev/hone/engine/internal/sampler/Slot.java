package dev.hone.engine.internal.sampler;

import dev.hone.engine.Completion;
import dev.hone.engine.PolicyRow;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenObserver;
import dev.hone.engine.TurnHandler;
import dev.hone.engine.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One completion that is being written: where it stands and what it has so far. Reused for the next one.
///
/// Between two turns a slot is parked: it waits for a handler's answer, whose tokens are then queued and added one
/// after another instead of being drawn.
final class Slot {
    private static final int[] NONE = {};
    private static final CompletableFuture<int[]> NOT_ASKED = CompletableFuture.completedFuture(NONE);

    private final int[] ids;
    private final float[] logProbs;
    private final float[] behaviour;
    private final float[] entropies;
    private final boolean[] own;
    private final StringBuilder text = new StringBuilder();
    private Tokenizer.@Nullable StreamDecoder decoder;
    private @Nullable TurnHandler turns;
    private @Nullable TokenObserver observer;
    private SamplingOptions options = SamplingOptions.policy(1, List.of());
    private boolean interrupted;
    private CompletableFuture<int[]> answer = NOT_ASKED;
    private StopReason turnEnd = StopReason.LENGTH;
    private int[] queued = NONE;
    private int nextQueued;
    private int turnStart;
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
        own = new boolean[maxTokens];
    }

    /// Begins completion `sampleIndex` of a request whose prompt has `promptLength` tokens.
    void begin(
            int requestIndex, int sampleIndex, int promptLength, long streamState,
            SamplingOptions drawnWith, Tokenizer.@Nullable StreamDecoder streamDecoder,
            @Nullable TurnHandler turnHandler, @Nullable TokenObserver tokenObserver) {
        request = requestIndex;
        sample = sampleIndex;
        prompt = promptLength;
        stream = streamState;
        decoder = streamDecoder;
        options = drawnWith;
        turns = turnHandler;
        observer = tokenObserver;
        interrupted = false;
        answer = NOT_ASKED;
        queued = NONE;
        nextQueued = 0;
        turnStart = 0;
        length = 0;
        text.setLength(0);
    }

    /// Adds a token that was drawn.
    void add(int id, float logProb, float behaviourLogProb, float entropy) {
        put(id, logProb, behaviourLogProb, entropy);
        own[length - 1] = true;
    }

    /// Adds the next queued token, whose log-probability under the policy is known.
    void addQueued(float logProb, float entropy) {
        put(queued[nextQueued], logProb, logProb, entropy);
        own[length - 1] = false;
        nextQueued++;
        turnStart = length;
        text.setLength(0);
    }

    private void put(int id, float logProb, float behaviourLogProb, float entropy) {
        ids[length] = id;
        logProbs[length] = logProb;
        behaviour[length] = behaviourLogProb;
        entropies[length] = entropy;
        length++;
        if (decoder != null) {
            text.append(decoder.add(id));
        }
    }

    /// Whether somebody watches every token.
    boolean isWatched() {
        return observer != null;
    }

    /// Shows the last token to whoever watches.
    void show(PolicyRow row) {
        if (observer != null && observer.seen(length - 1, lastToken(), row) == TokenObserver.Next.STOP) {
            interrupted = true;
        }
    }

    /// Whether whoever watches has ended the completion.
    boolean isInterrupted() {
        return interrupted;
    }

    /// How its tokens are drawn.
    SamplingOptions options() {
        return options;
    }

    /// Whether somebody answers this completion's turns.
    boolean hasTurns() {
        return turns != null;
    }

    /// Asks for the answer to the turn that ended for this reason.
    void ask(StopReason stop) {
        turnEnd = stop;
        if (turns != null) {
            answer = turns.ended(Arrays.copyOfRange(ids, turnStart, length));
        }
    }

    /// The answer that the slot waits for.
    CompletableFuture<int[]> answer() {
        return answer;
    }

    /// Why the last turn ended.
    StopReason turnEnd() {
        return turnEnd;
    }

    /// Queues the tokens of an answer.
    void queue(int[] tokens) {
        queued = tokens;
        nextQueued = 0;
    }

    /// Whether the next token is forced.
    boolean isQueued() {
        return nextQueued < queued.length;
    }

    /// The next forced token.
    int queuedToken() {
        return queued[nextQueued];
    }

    /// Whether the last token was drawn.
    boolean lastIsOwn() {
        return own[length - 1];
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

    /// The text of the turn so far; empty unless stop strings are wanted.
    CharSequence text() {
        return text;
    }

    Completion completion(int[] promptIds, StopReason stop) {
        float[] policy = Arrays.copyOf(logProbs, length);
        return new Completion(
                promptIds, Arrays.copyOf(ids, length), policy,
                options.truncates() ? Arrays.copyOf(behaviour, length) : policy,
                Arrays.copyOf(entropies, length), Arrays.copyOf(own, length), stop);
    }
}
