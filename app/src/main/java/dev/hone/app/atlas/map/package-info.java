/// The map of notes: where each stands, and how it is drawn.
@NullMarked
package dev.hone.app.atlas.map;

import org.jspecify.annotations.NullMarked;
