package dev.hone.training.distill;

/// A distance of the student's distribution q over the next token from the teacher's p, with its gradient.
///
/// Shapes: all arrays have one entry a token of the vocabulary. Units: nats.
public sealed interface Divergence permits ForwardKl, ReverseKl, JensenShannon, Divergence.Custom {
    /// A divergence of one's own.
    non-sealed interface Custom extends Divergence {}

    /// As recipes spell it.
    String name();

    /// The divergence, from logarithms of both distributions; writes its derivatives by the student's logits, of which
    /// `logStudent` is the log-softmax, into `slopes`.
    double at(double[] logStudent, double[] logTeacher, double[] slopes);
}
