package dev.hone.training.run;

import tools.jackson.databind.json.JsonMapper;

/// Writes rollouts: one line each into `rollouts.jsonl`, the numbers per token into `rollouts.bin`.
public final class RolloutLog {
    private static final JsonMapper JSON = new JsonMapper();

    private final AppendLog index;
    private final AppendLog blocks;

    /// Writes to these logs.
    public RolloutLog(AppendLog index, AppendLog blocks) {
        this.index = index;
        this.blocks = blocks;
    }

    /// The offset at which the next trace will lie.
    public long nextOffset() {
        return blocks.position();
    }

    /// Adds one rollout; its line must name [#nextOffset].
    public void add(RolloutLine line, TokenTrace trace) {
        if (line.offset() != blocks.position()) {
            throw new IllegalArgumentException(
                    "the line names offset " + line.offset() + ", the block lies at " + blocks.position());
        }
        blocks.bytes(trace.block());
        index.line(JSON.writeValueAsString(line));
    }

    /// Shows what was written to other processes.
    public void flush() {
        blocks.flush();
        index.flush();
    }
}
