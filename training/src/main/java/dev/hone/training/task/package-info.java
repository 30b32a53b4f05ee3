/// Tasks as trainers see them: prompts as tokens, completions as text, verdicts on them.
@NullMarked
package dev.hone.training.task;

import org.jspecify.annotations.NullMarked;
