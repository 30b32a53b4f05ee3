/// Strategies and scorers by the names that the command line and requests spell.
@NullMarked
package dev.hone.reasoning.registry;

import org.jspecify.annotations.NullMarked;
