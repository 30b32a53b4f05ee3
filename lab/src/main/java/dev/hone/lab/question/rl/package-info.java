/// Questions of the topic reinforcement learning.
@NullMarked
package dev.hone.lab.question.rl;

import org.jspecify.annotations.NullMarked;
