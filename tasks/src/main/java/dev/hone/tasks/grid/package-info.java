/// Tasks of grids that change by a rule which pairs show, and what leaves such a task the same task.
@NullMarked
package dev.hone.tasks.grid;

import org.jspecify.annotations.NullMarked;
