package dev.hone.reasoning.generation;

/// One token of a completion.
///
/// `id` is [#UNKNOWN] where a server does not say it. `topLogProbs` are those of the likeliest tokens in falling order,
/// as many as were asked for; `topIds` theirs, empty where unknown.
///
/// Units: natural logarithms, of the policy at the temperature of the request (at temperature 0: at 1). Some servers
/// say those at temperature 1 always, before any truncation.
public record GeneratedToken(int id, float logProb, int[] topIds, float[] topLogProbs) {
    /// A token whose id is not known.
    public static final int UNKNOWN = -1;
}
