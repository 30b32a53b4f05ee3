/// What a person should be told of a run without having asked: one rule a file.
@NullMarked
package dev.hone.training.record.flag;

import org.jspecify.annotations.NullMarked;
