/// Questions of the topic training data.
@NullMarked
package dev.hone.lab.question.data;

import org.jspecify.annotations.NullMarked;
