/// All clusters together, and how their parts point at each other.
@NullMarked
package dev.hone.lab.library;

import org.jspecify.annotations.NullMarked;
