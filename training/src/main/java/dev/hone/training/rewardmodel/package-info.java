/// Models with a scalar head: what they are trained on, and how they are made of language models.
@NullMarked
package dev.hone.training.rewardmodel;

import org.jspecify.annotations.NullMarked;
