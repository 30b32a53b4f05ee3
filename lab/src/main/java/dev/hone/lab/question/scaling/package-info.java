/// Questions of the topic inference-time scaling.
@NullMarked
package dev.hone.lab.question.scaling;

import org.jspecify.annotations.NullMarked;
