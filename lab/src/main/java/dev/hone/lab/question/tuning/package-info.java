/// Questions of the topic training and fine-tuning.
@NullMarked
package dev.hone.lab.question.tuning;

import org.jspecify.annotations.NullMarked;
