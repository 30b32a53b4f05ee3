/// Bounds that all parts of the mathematical verifier share.
///
/// A text is looked through for its answer ([dev.hone.tasks.internal.math.find]), read into a tree
/// ([dev.hone.tasks.internal.math.read]), and compared ([dev.hone.tasks.internal.math.compare]) by normal form
/// ([dev.hone.tasks.internal.math.normal]) or by evaluation ([dev.hone.tasks.internal.math.numeric]).
@NullMarked
package dev.hone.tasks.internal.math;

import org.jspecify.annotations.NullMarked;
