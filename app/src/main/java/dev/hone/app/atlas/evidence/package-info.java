/// What experiments found, as articles and lists show it.
@NullMarked
package dev.hone.app.atlas.evidence;

import org.jspecify.annotations.NullMarked;
