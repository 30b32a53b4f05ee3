/// The families of tasks as a page of the atlas.
@NullMarked
package dev.hone.app.atlas.task;

import org.jspecify.annotations.NullMarked;
