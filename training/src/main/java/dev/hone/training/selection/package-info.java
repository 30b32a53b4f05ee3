/// Which groups are trained (dynamic sampling), and which completions of a group.
@NullMarked
package dev.hone.training.selection;

import org.jspecify.annotations.NullMarked;
