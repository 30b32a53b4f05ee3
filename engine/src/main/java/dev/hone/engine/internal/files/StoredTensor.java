package dev.hone.engine.internal.files;

import java.util.List;

/// Where a tensor lies in a file.
///
/// Shapes: `shape` outermost first, as PyTorch states it. Units: `offset` and `bytes` in bytes from the file's begin.
public record StoredTensor(String name, String type, List<Long> shape, long offset, long bytes) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }
}
