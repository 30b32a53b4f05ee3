/// Where in a model's text the answer stands.
@NullMarked
package dev.hone.tasks.internal.math.find;

import org.jspecify.annotations.NullMarked;
