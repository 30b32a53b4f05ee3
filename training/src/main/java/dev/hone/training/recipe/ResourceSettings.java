package dev.hone.training.recipe;

/// What a run may take of the machine. Neither changes a bit of the result.
///
/// `threads` 0 means all that the machine has. `memoryMebibytes` 0 means the heap of the process.
public record ResourceSettings(int threads, long memoryMebibytes) {
    static ResourceSettings read(Section recipe) {
        return new ResourceSettings(
                recipe.integer("threads", 0, 0, 4096), recipe.integer("memory-mib", 0, 0, Integer.MAX_VALUE));
    }

    void write(Outline o) {
        o.put("threads", threads).put("memory-mib", memoryMebibytes);
    }

    /// The number of threads to use.
    public int threadsOr(int available) {
        return threads == 0 ? available : threads;
    }
}
