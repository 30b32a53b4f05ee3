@NullMarked
package dev.hone.training.recipe;

import org.jspecify.annotations.NullMarked;
