/// Questions, solutions, and the way from one to the other.
@NullMarked
package dev.hone.reasoning.solve;

import org.jspecify.annotations.NullMarked;
