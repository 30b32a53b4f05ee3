/// Short programs that use Hone as a library. Each takes a recipe, a folder for its run, and overrides of the recipe.
@NullMarked
package dev.hone.examples;

import org.jspecify.annotations.NullMarked;
