/// Task families, one file each.
@NullMarked
package dev.hone.tasks.families;

import org.jspecify.annotations.NullMarked;
