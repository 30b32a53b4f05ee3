/// Figures as SVG: readable without colour, in light and dark.
@NullMarked
package dev.hone.lab.figure;

import org.jspecify.annotations.NullMarked;
