package dev.hone.engine.internal.sampler;

import dev.hone.engine.SampleRequest;
import dev.hone.engine.SamplingOptions;
import dev.hone.engine.StopReason;
import dev.hone.engine.Workers;
import dev.hone.engine.internal.decoder.CachedDecoder;
import dev.hone.engine.text.Tokenizer;
import java.util.ArrayDeque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A decoder with a fixed number of slots that it keeps full: continuous batching.
///
/// A request's prompt is computed once; its completions begin from copies of the prompt's keys and values as slots
/// become free. A finished completion gives its slot to the next one at once.
final class Lane {
    private final CachedDecoder decoder;
    private final Workers workers;
    private final SamplingOptions options;
    private final Optional<Tokenizer> tokenizer;
    private final int maxPositions;
    private final int batchedPrompts;
    private final int batchedRows;
    private final Slot[] slots;
    private final TokenDraw draw;
    private final int[] active;
    private final int[] free;
    private final int[][] prompts;
    private final int[] openRequests;
    private final ArrayDeque<long[]> pending = new ArrayDeque<>();
    private int activeCount;
    private int freeCount;
    private int waiting = -1;
    private final Workers.Job drawRows = this::drawRows;

    /// `batchedPrompts` and `batchedRows` bound the prompts that are computed together.
    Lane(
            CachedDecoder decoder, Workers workers, SamplingOptions options, Optional<Tokenizer> tokenizer,
            int vocabulary, int maxPositions, int slotCount, int batchedPrompts, int batchedRows) {
        this.decoder = decoder;
        this.workers = workers;
        this.options = options;
        this.tokenizer = tokenizer;
        this.maxPositions = maxPositions;
        this.batchedPrompts = batchedPrompts;
        this.batchedRows = batchedRows;
        slots = new Slot[slotCount];
        for (int i = 0; i < slotCount; i++) {
            slots[i] = new Slot(options.maxTokens());
        }
        draw = new TokenDraw(options, vocabulary, workers.threads());
        active = new int[slotCount];
        free = new int[slotCount];
        prompts = new int[batchedPrompts][];
        openRequests = new int[batchedPrompts];
    }

    /// Works until the queue is empty and everything taken from it is finished.
    void run(SampleQueue queue) {
        activeCount = 0;
        freeCount = 0;
        for (int i = slots.length - 1; i >= 0; i--) {
            free[freeCount++] = i;
        }
        waiting = -1;
        while (true) {
            admit(queue);
            if (activeCount == 0) {
                return;
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
            slot.begin(request, sample, length, queue.request(request).streams().get(sample).state(), stream());
            draw.draw(decoder.promptLogits(), prompt * decoder.stride(), slot, 0);
            StopReason stop = stop(slot);
            if (stop != null) {
                finish(queue, index, stop);
            } else {
                decoder.begin(index, prompt, length);
                active[activeCount++] = index;
            }
        }
    }

    private Tokenizer.@Nullable StreamDecoder stream() {
        return options.stopStrings().isEmpty() ? null : tokenizer.orElseThrow().stream();
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
            draw.draw(decoder.logits(), i * decoder.stride(), slots[active[i]], worker);
        }
    }

    private void retire(SampleQueue queue) {
        int kept = 0;
        for (int i = 0; i < activeCount; i++) {
            int index = active[i];
            StopReason stop = stop(slots[index]);
            if (stop == null) {
                active[kept++] = index;
            } else {
                finish(queue, index, stop);
            }
        }
        activeCount = kept;
    }

    private void finish(SampleQueue queue, int index, StopReason stop) {
        Slot slot = slots[index];
        int[] prompt = queue.request(slot.request()).prompt();
        queue.put(slot.request(), slot.sample(), slot.completion(prompt, stop, !options.truncates()));
        free[freeCount++] = index;
    }

    private @Nullable StopReason stop(Slot slot) {
        if (options.endTokens().contains(slot.lastToken())) {
            return StopReason.END_TOKEN;
        }
        for (String s : options.stopStrings()) {
            if (slot.text().toString().contains(s)) {
                return StopReason.STOP_STRING;
            }
        }
        return slot.length() == options.maxTokens() || slot.position() + 1 >= maxPositions ? StopReason.LENGTH : null;
    }
}
