/// What was spent, and what may be.
@NullMarked
package dev.hone.reasoning.account;

import org.jspecify.annotations.NullMarked;
