package dev.hone.engine.adapter;

import dev.hone.engine.Parameter;

/// The two matrices that an adapter adds to one linear layer: Y = X W + scale · (X A) B.
///
/// Shapes, packed as [Parameter] says: A is `inputs` x `rank`, B is `rank` x `outputs`, all padded to multiples of 16.
/// `firstColumn` is where the outputs begin among the columns of `base`, the weight that the layer is a part of.
/// A and B lie in the adapter's own array.
public record LowRankPair(int layer, LinearLayer linear, Parameter base, int firstColumn, Parameter a, Parameter b) {}
