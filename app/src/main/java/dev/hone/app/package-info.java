/// The command line.
@NullMarked
package dev.hone.app;

import org.jspecify.annotations.NullMarked;
