/// Questions of the topic reinforcement learning with verifiable rewards.
@NullMarked
package dev.hone.lab.question.rlvr;

import org.jspecify.annotations.NullMarked;
