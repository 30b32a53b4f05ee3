/// What a run asks its policy as it goes on: which problems, and in how many tokens.
@NullMarked
package dev.hone.training.curriculum;

import org.jspecify.annotations.NullMarked;
