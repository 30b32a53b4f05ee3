package dev.hone.engine.internal.kernels;

/// Heads of an attention block, and where they lie in a row of the projection.
///
/// Shapes: a row is `[queries: heads x headWidth | keys: keyHeads x headWidth | values: keyHeads x headWidth]`;
/// `headWidth` is padded to a multiple of 16. Query head h uses key head h / `queriesPerKey`.
///
/// @param scale what queries are multiplied by, 1 / sqrt(real head width); the rotary embedding of the queries does it
///     (its `factor`), the attention kernels take queries as they are
public record AttentionShape(int heads, int keyHeads, int headWidth, float scale) {
    public AttentionShape {
        if (keyHeads < 1 || heads < keyHeads || heads % keyHeads != 0) {
            throw new IllegalArgumentException(heads + " heads cannot share " + keyHeads + " key heads");
        }
        if (headWidth < 16 || headWidth % 16 != 0) {
            throw new IllegalArgumentException("the head width must be padded to a multiple of 16: " + headWidth);
        }
    }

    /// Query heads that share one key head.
    public int queriesPerKey() {
        return heads / keyHeads;
    }

    /// First column of a query head.
    public int queryColumn(int head) {
        return head * headWidth;
    }

    /// First column of a key head.
    public int keyColumn(int keyHead) {
        return (heads + keyHead) * headWidth;
    }

    /// First column of a key head's values.
    public int valueColumn(int keyHead) {
        return (heads + keyHeads + keyHead) * headWidth;
    }

    /// Columns of a row of the projection.
    public int columns() {
        return (heads + 2 * keyHeads) * headWidth;
    }
}
