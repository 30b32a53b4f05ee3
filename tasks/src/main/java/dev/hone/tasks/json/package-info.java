/// Structured output: JSON in texts, held against a JSON Schema.
@NullMarked
package dev.hone.tasks.json;

import org.jspecify.annotations.NullMarked;
