/// Runs programs that nobody vouches for, each in a separate process behind walls that Linux puts up.
@NullMarked
package dev.hone.tasks.code;

import org.jspecify.annotations.NullMarked;
