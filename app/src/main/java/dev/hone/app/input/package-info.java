/// What commands are given: models, prompts, numbers.
@NullMarked
package dev.hone.app.input;

import org.jspecify.annotations.NullMarked;
