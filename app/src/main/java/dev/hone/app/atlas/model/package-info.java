/// The models of this machine as a page of the atlas.
@NullMarked
package dev.hone.app.atlas.model;

import org.jspecify.annotations.NullMarked;
