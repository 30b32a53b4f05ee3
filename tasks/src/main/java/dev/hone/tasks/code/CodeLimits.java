package dev.hone.tasks.code;

import java.time.Duration;

/// What one program may use.
///
/// Units: `wall` and `processor` are time on the clock and of all its processes together; `memory` is bytes of all its
/// processes together, not counting what the language itself takes ([Language#JAVA]: 320 MiB for the machine and the
/// compiler, [Language#PYTHON]: 32 MiB); `processes` counts threads too (a JVM begins with about 15); `folder` is bytes
/// of the one folder that it may write; `output` is bytes of each of standard output and standard error.
/// Throws: `IllegalArgumentException` if a limit is not positive.
public record CodeLimits(
        Duration wall, Duration processor, long memory, int processes, long folder, int output) {
    /// 10 s on the clock, 5 s of processor time, 256 MiB, 64 processes and threads, a folder of 16 MiB, 64 KiB written.
    public static final CodeLimits USUAL =
            new CodeLimits(Duration.ofSeconds(10), Duration.ofSeconds(5), 256L << 20, 64, 16L << 20, 64 << 10);

    public CodeLimits {
        if (!wall.isPositive() || !processor.isPositive() || memory <= 0 || processes <= 0 || folder <= 0
                || output <= 0) {
            throw new IllegalArgumentException("every limit of a program is positive");
        }
    }

    /// The same with another time on the clock.
    public CodeLimits withWall(Duration wall) {
        return new CodeLimits(wall, processor, memory, processes, folder, output);
    }

    /// The same with other processor time.
    public CodeLimits withProcessor(Duration processor) {
        return new CodeLimits(wall, processor, memory, processes, folder, output);
    }

    /// The same with other memory.
    public CodeLimits withMemory(long memory) {
        return new CodeLimits(wall, processor, memory, processes, folder, output);
    }
}
