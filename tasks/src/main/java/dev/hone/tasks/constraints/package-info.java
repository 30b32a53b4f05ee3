/// Instructions about the form of a response that a program can check.
@NullMarked
package dev.hone.tasks.constraints;

import org.jspecify.annotations.NullMarked;
