/// What a run says of its model to those who were not there.
@NullMarked
package dev.hone.training.card;

import org.jspecify.annotations.NullMarked;
