/// Questions of the topic reward models.
@NullMarked
package dev.hone.lab.question.rewardmodel;

import org.jspecify.annotations.NullMarked;
