/// What the program writes: lines for people, JSON lines for machines, progress for those who watch.
@NullMarked
package dev.hone.app.terminal;

import org.jspecify.annotations.NullMarked;
