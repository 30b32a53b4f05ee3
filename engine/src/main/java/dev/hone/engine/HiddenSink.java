package dev.hone.engine;

/// Takes the hidden states of one segment of a [TokenTree] after another, layer by layer.
///
/// Calls come from several threads, each segment and layer exactly once; the array is only valid during the call.
/// Shapes: state i of the segment begins at `offset + i * stride` and has the model's `width` numbers. Layer 0 is the
/// embedded tokens, layer l the residual stream behind the l-th layer, before the last norm (which transformers
/// applies to the last of its `hidden_states`).
@FunctionalInterface
public interface HiddenSink {
    /// The states of a segment (-1 is the root) at one layer.
    void accept(int tree, int segment, int layer, float[] states, int offset, int stride, int length);
}
