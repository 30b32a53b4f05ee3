package dev.hone.engine;

import dev.hone.foundation.Key;
import java.util.List;

/// Several completions of one prompt. The prompt is computed once; completion i draws from `streams.get(i)`, the
/// number for new token t being number t of that stream.
public record SampleRequest(int[] prompt, List<Key> streams) {
    public SampleRequest {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("a prompt needs at least one token");
        }
        streams = List.copyOf(streams);
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("a request needs at least one stream");
        }
    }
}
