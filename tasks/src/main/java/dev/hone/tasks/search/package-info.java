/// Searches over states, written out as text that a model can be trained on, and read again.
@NullMarked
package dev.hone.tasks.search;

import org.jspecify.annotations.NullMarked;
