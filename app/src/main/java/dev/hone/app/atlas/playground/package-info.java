/// A model of this machine, sampled under a strategy while somebody watches.
@NullMarked
package dev.hone.app.atlas.playground;

import org.jspecify.annotations.NullMarked;
