/// Several models that write one text: their logits, token by token, become those of one policy.
@NullMarked
package dev.hone.engine.combine;

import org.jspecify.annotations.NullMarked;
