/// The runs of a folder as pages and documents of the atlas.
@NullMarked
package dev.hone.app.atlas.run;

import org.jspecify.annotations.NullMarked;
