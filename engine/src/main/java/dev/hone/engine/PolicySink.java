package dev.hone.engine;

/// Takes the policy's row for tokens of segments of a [TokenTree]. Calls come from several threads, each token exactly
/// once; the row is only valid during the call.
@FunctionalInterface
public interface PolicySink {
    /// The row from which token `index` of the segment, `id`, was to be predicted. Segment -1 is the root, whose token
    /// 0 has no prediction and is left out; 0 .. n-1 are the continuations.
    void accept(int tree, int segment, int index, int id, PolicyRow row);
}
