/// What an answer says, as a tree.
@NullMarked
package dev.hone.tasks.internal.math.tree;

import org.jspecify.annotations.NullMarked;
