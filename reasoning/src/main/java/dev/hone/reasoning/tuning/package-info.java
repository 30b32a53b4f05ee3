/// Choosing how compute is spent from problems that are kept apart for it.
@NullMarked
package dev.hone.reasoning.tuning;

import org.jspecify.annotations.NullMarked;
