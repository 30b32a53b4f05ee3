package dev.hone.app.input;

/// Whether a name of the hub may bring files over the network.
public enum Fetching {
    /// What the cache has is used; what it lacks is an error that says how to fetch it.
    NEVER,
    /// What the cache lacks is fetched.
    IF_MISSING
}
