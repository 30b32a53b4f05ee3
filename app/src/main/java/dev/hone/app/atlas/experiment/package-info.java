/// Experiments that are run from the atlas: one at a time, in the background, to their verdicts.
@NullMarked
package dev.hone.app.atlas.experiment;

import org.jspecify.annotations.NullMarked;
