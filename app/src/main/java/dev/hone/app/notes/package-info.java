/// Notes as text for a terminal.
@NullMarked
package dev.hone.app.notes;

import org.jspecify.annotations.NullMarked;
