package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/// Reads the rollouts of a run, also while it goes on, or after it was killed in the middle of a line.
public final class RolloutArchive {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path index;
    private final Path blocks;

    RolloutArchive(Path index, Path blocks) {
        this.index = index;
        this.blocks = blocks;
    }

    /// The rollout of this name.
    ///
    /// @throws InputException if the run has none
    public RolloutLine find(String id) {
        RolloutLine[] found = new RolloutLine[1];
        JsonLines.read(index, 0, text -> {
            RolloutLine line = JSON.readValue(text.text(), RolloutLine.class);
            if (line.id().equals(id)) {
                found[0] = line;
            }
            return found[0] == null;
        });
        if (found[0] == null) {
            throw new InputException(index + ": no rollout '" + id + "'; a name is step.problem.sample, such as 3.0.2");
        }
        return found[0];
    }

    /// All rollouts in the order in which they were made.
    public void forEach(Consumer<RolloutLine> consumer) {
        from(0, (offset, line) -> consumer.accept(line));
    }

    /// Takes a rollout and the byte at which its line begins.
    @FunctionalInterface
    public interface Visitor {
        void visit(long offset, RolloutLine line);
    }

    /// The rollouts whose lines begin at this byte or later.
    ///
    /// @return where to go on once there are more
    public long from(long offset, Visitor visitor) {
        return JsonLines.read(index, offset, line -> {
            visitor.visit(line.offset(), JSON.readValue(line.text(), RolloutLine.class));
            return true;
        });
    }

    /// The rollout whose line begins at this byte.
    public RolloutLine at(long offset) {
        RolloutLine[] found = new RolloutLine[1];
        JsonLines.read(index, offset, line -> {
            found[0] = JSON.readValue(line.text(), RolloutLine.class);
            return false;
        });
        if (found[0] == null) {
            throw new InputException(index + ": no line begins at byte " + offset + "; the log was cut since");
        }
        return found[0];
    }

    /// The numbers per token of a rollout.
    public TokenTrace trace(RolloutLine line) {
        long bytes = TokenTrace.bytes(line.promptTokens(), line.tokens(), line.values().orElse(0), line.updates());
        try (FileChannel in = FileChannel.open(blocks, StandardOpenOption.READ)) {
            if (line.promptTokens() < 0 || line.tokens() < 0 || line.values().orElse(0) < 0 || line.updates() < 0
                    || line.offset() < 0
                    || line.offset() + bytes > in.size()) {
                throw new InputException(
                        blocks + ": has " + in.size() + " bytes; rollout " + line.id() + " is said to lie "
                                + "at " + line.offset() + " with " + bytes);
            }
            ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(bytes));
            while (block.hasRemaining() && in.read(block, line.offset() + block.position()) >= 0) {
                // reads until the block is whole
            }
            return TokenTrace.of(
                    block.flip(), line.promptTokens(), line.tokens(), line.values().orElse(0), line.updates());
        } catch (IOException e) {
            throw new InputException(blocks + ": cannot be read", e);
        }
    }
}
