package dev.hone.training.run;

import dev.hone.foundation.InputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads the rollouts of a run, also while it goes on.
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
        walk(line -> {
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
        walk(line -> {
            consumer.accept(line);
            return true;
        });
    }

    /// The numbers per token of a rollout.
    public TokenTrace trace(RolloutLine line) {
        long bytes = TokenTrace.bytes(line.promptTokens(), line.tokens());
        try (FileChannel in = FileChannel.open(blocks, StandardOpenOption.READ)) {
            if (line.promptTokens() < 0 || line.tokens() < 0 || line.offset() < 0
                    || line.offset() + bytes > in.size()) {
                throw new InputException(
                        blocks + ": has " + in.size() + " bytes; rollout " + line.id() + " is said to lie "
                                + "at " + line.offset() + " with " + bytes);
            }
            ByteBuffer block = ByteBuffer.allocate(Math.toIntExact(bytes));
            while (block.hasRemaining() && in.read(block, line.offset() + block.position()) >= 0) {
                // reads until the block is whole
            }
            return TokenTrace.of(block.flip(), line.promptTokens(), line.tokens());
        } catch (IOException e) {
            throw new InputException(blocks + ": cannot be read", e);
        }
    }

    private void walk(Predicate<RolloutLine> more) {
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(index)) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (!more.test(JSON.readValue(text, RolloutLine.class))) {
                    return;
                }
            }
        } catch (IOException | JacksonException e) {
            throw new InputException(index + ":" + (number == 0 ? 1 : number) + ": not a line of rollouts", e);
        }
    }
}
