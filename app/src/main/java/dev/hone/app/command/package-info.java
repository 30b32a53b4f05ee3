/// The commands, one a file.
@NullMarked
package dev.hone.app.command;

import org.jspecify.annotations.NullMarked;
