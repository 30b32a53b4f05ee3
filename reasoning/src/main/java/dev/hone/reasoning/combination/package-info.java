/// Models beside the one that is asked, and what their logits become together.
@NullMarked
package dev.hone.reasoning.combination;

import org.jspecify.annotations.NullMarked;
