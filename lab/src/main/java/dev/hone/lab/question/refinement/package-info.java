/// Questions of the topic self-refinement.
@NullMarked
package dev.hone.lab.question.refinement;

import org.jspecify.annotations.NullMarked;
