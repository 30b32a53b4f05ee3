/// What enters a group or a batch besides the completions that the policy draws for it.
@NullMarked
package dev.hone.training.supplement;

import org.jspecify.annotations.NullMarked;
