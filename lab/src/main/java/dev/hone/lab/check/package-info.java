/// Checks of clusters: what is missing or wrong, with file and line.
@NullMarked
package dev.hone.lab.check;

import org.jspecify.annotations.NullMarked;
