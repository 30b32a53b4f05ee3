@NullMarked
package dev.hone.tasks;

import org.jspecify.annotations.NullMarked;
