package dev.hone.tasks.registry;

import dev.hone.tasks.Verifier;

/// A verifier from outside, found by `java.util.ServiceLoader` and used by its name in recipes (`verifier: NAME`) and
/// on the command line.
///
/// A provider has a public constructor without arguments and is listed in
/// `META-INF/services/dev.hone.tasks.registry.OwnVerifier`, or in its module's `provides`.
public interface OwnVerifier extends Verifier {
    /// Lower-case name; not one that Hone uses.
    String name();

    /// One sentence.
    String description();
}
