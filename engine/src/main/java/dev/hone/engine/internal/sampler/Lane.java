package dev.hone.engine.internal.sampler;

import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.StopReason;
import dev.hone.engine.TokenObserver;
import dev.hone.engine.TurnHandler;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.decoder.SequenceDecoder;
import dev.hone.engine.text.Tokenizer;
import dev.hone.foundation.InputException;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A decoder with a fixed number of slots that it keeps full: continuous batching.
///
/// A request's prompt is computed once; its completions begin from copies of the prompt's keys and values as slots
/// become free. A finished completion gives its slot to the next one at once. One that waits for the answer to its turn
/// is parked with its keys and values, and the others go on.
final class Lane {
    private final SequenceDecoder decoder;
    private final Workers workers;
    private final SamplingOptions options;
    private final Optional<Tokenizer> tokenizer;
    private final int vocabulary;
    private final int maxPositions;
    private final int batchedPrompts;
    private final int batchedRows;
    private final Slot[] slots;
    private final TokenDraw draw;
    private final int[] active;
    private final int[] free;
    private final int[] parked;
    private final int[][] prompts;
    private final int[] openRequests;
    private final ArrayDeque<long[]> pending = new ArrayDeque<>();
    private int activeCount;
    private int freeCount;
    private int parkedCount;
    private int waiting = -1;
    private final Workers.Job drawRows = this::drawRows;

    /// `options` hold where a request has none of its own; none may have more tokens than they. `batchedPrompts` and
    /// `batchedRows` bound the prompts that are computed together.
    Lane(
            SequenceDecoder decoder, Workers workers, SamplingOptions options, Optional<Tokenizer> tokenizer,
            int vocabulary, int maxPositions, int slotCount, int batchedPrompts, int batchedRows) {
        this.decoder = decoder;
        this.workers = workers;
        this.options = options;
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.maxPositions = maxPositions;
        this.batchedPrompts = batchedPrompts;
        this.batchedRows = batchedRows;
        slots = new Slot[slotCount];
        for (int i = 0; i < slotCount; i++) {
            slots[i] = new Slot(options.maxTokens());
        }
        draw = new TokenDraw(vocabulary, workers.threads());
        active = new int[slotCount];
        free = new int[slotCount];
        parked = new int[slotCount];
        prompts = new int[batchedPrompts][];
        openRequests = new int[batchedPrompts];
    }

    /// Works until the queue is empty and everything taken from it is finished.
    void run(SampleQueue queue) {
        activeCount = 0;
        freeCount = 0;
        parkedCount = 0;
        for (int i = slots.length - 1; i >= 0; i--) {
            free[freeCount++] = i;
        }
        waiting = -1;
        while (true) {
            admit(queue);
            boolean freed = resume(queue);
            if (activeCount == 0) {
                if (parkedCount == 0 && !freed) {
                    return;
                }
                continue;
            }
            for (int i = 0; i < activeCount; i++) {
                Slot slot = slots[active[i]];
                decoder.row(i, active[i], slot.lastToken(), slot.position());
            }
            decoder.step(activeCount);
            workers.run(activeCount, drawRows);
            retire(queue);
        }
    }

    /// Fills free slots: first with completions of prompts that are computed already, then with new prompts.
    private void admit(SampleQueue queue) {
        while (freeCount > 0) {
            if (pending.isEmpty() && !open(queue)) {
                return;
            }
            long[] next = pending.removeFirst();
            int prompt = (int) next[0];
            int request = openRequests[prompt];
            int sample = (int) next[1];
            int index = free[--freeCount];
            Slot slot = slots[index];
            int length = prompts[prompt].length;
            SampleRequest r = queue.request(request);
            @Nullable
            TurnHandler turns = r.turns().isEmpty() ? null : r.turns().get(sample);
            @Nullable
            TokenObserver observer = r.observers().isEmpty() ? null : r.observers().get(sample);
            SamplingOptions own = r.options().orElse(options);
            slot.begin(
                    request, sample, length, r.streams().get(sample).state(), own, stream(own), turns, observer);
            if (!r.written().isEmpty()) {
                slot.queue(requireKnown(r.written().get(sample)));
            }
            draw.next(decoder.promptLogits(), prompt * decoder.stride(), slot, 0);
            if (slot.hasTurns() || stop(slot) == null) {
                decoder.begin(index, prompt, length);
            }
            if (goesOn(queue, index)) {
                active[activeCount++] = index;
            }
        }
    }

    /// Whether the slot's completion goes on at once; else it is finished, or parked until its turn is answered.
    private boolean goesOn(SampleQueue queue, int index) {
        Slot slot = slots[index];
        StopReason stop = stop(slot);
        if (stop == null) {
            return true;
        }
        if (slot.hasTurns() && stop != StopReason.LENGTH && stop != StopReason.INTERRUPTED) {
            slot.ask(stop);
            parked[parkedCount++] = index;
        } else {
            finish(queue, index, stop);
        }
        return false;
    }

    /// Goes on with parked slots whose answer is there; waits for one where there is nothing else to do. Whether a slot
    /// became free.
    private boolean resume(SampleQueue queue) {
        if (activeCount == 0 && parkedCount > 0) {
            slots[parked[0]].answer().join();
        }
        int kept = 0;
        boolean freed = false;
        for (int i = 0; i < parkedCount; i++) {
            int index = parked[i];
            Slot slot = slots[index];
            if (!slot.answer().isDone()) {
                parked[kept++] = index;
                continue;
            }
            int[] tokens = slot.answer().join();
            if (tokens.length == 0) {
                finish(queue, index, slot.turnEnd());
                freed = true;
            } else if (isFull(slot)) {
                finish(queue, index, StopReason.LENGTH);
                freed = true;
            } else {
                slot.queue(requireKnown(tokens));
                active[activeCount++] = index;
            }
        }
        parkedCount = kept;
        return freed;
    }

    private int[] requireKnown(int[] tokens) {
        for (int id : tokens) {
            if (id < 0 || id >= vocabulary) {
                throw new InputException("forced token " + id + " lies outside the vocabulary of " + vocabulary);
            }
        }
        return tokens;
    }

    private Tokenizer.@Nullable StreamDecoder stream(SamplingOptions own) {
        return own.stopStrings().isEmpty() ? null : tokenizer.orElseThrow().stream();
    }

    /// Computes the prompts of as many new requests as there is room for; false where none is left.
    private boolean open(SampleQueue queue) {
        int n = 0;
        int rows = 0;
        int wanted = freeCount;
        while (n < batchedPrompts && wanted > 0) {
            int request = waiting >= 0 ? waiting : queue.take();
            waiting = -1;
            if (request < 0) {
                break;
            }
            SampleRequest r = queue.request(request);
            if (n > 0 && rows + r.prompt().length > batchedRows) {
                waiting = request;
                break;
            }
            prompts[n] = r.prompt();
            openRequests[n] = request;
            for (int s = 0; s < r.streams().size(); s++) {
                pending.addLast(new long[] {n, s});
            }
            rows += r.prompt().length;
            wanted -= r.streams().size();
            n++;
        }
        if (n > 0) {
            decoder.prompts(prompts, n);
        }
        return n > 0;
    }

    private void drawRows(int from, int to, int worker) {
        for (int i = from; i < to; i++) {
            draw.next(decoder.logits(), i * decoder.stride(), slots[active[i]], worker);
        }
    }

    private void retire(SampleQueue queue) {
        int kept = 0;
        for (int i = 0; i < activeCount; i++) {
            int index = active[i];
            if (goesOn(queue, index)) {
                active[kept++] = index;
            }
        }
        activeCount = kept;
    }

    private void finish(SampleQueue queue, int index, StopReason stop) {
        Slot slot = slots[index];
        int[] prompt = queue.request(slot.request()).prompt();
        queue.put(slot.request(), slot.sample(), slot.completion(prompt, stop));
        free[freeCount++] = index;
    }

    private @Nullable StopReason stop(Slot slot) {
        if (slot.isInterrupted()) {
            return StopReason.INTERRUPTED;
        }
        if (slot.lastIsOwn()) {
            if (slot.options().endTokens().contains(slot.lastToken())) {
                return StopReason.END_TOKEN;
            }
            for (String s : slot.options().stopStrings()) {
                if (slot.text().toString().contains(s)) {
                    return StopReason.STOP_STRING;
                }
            }
        }
        return isFull(slot) ? StopReason.LENGTH : null;
    }

    private boolean isFull(Slot slot) {
        return slot.length() == slot.options().maxTokens() || slot.position() + 1 >= maxPositions;
    }
}
