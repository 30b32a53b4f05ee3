/// Spending one budget over many questions: which of them get how much.
@NullMarked
package dev.hone.reasoning.allocation;

import org.jspecify.annotations.NullMarked;
