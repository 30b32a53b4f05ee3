/// How far a student's distribution over the next token is from a teacher's.
@NullMarked
package dev.hone.training.distill;

import org.jspecify.annotations.NullMarked;
