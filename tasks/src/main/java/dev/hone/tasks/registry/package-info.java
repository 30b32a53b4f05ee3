/// Families, verifiers and mixtures by name.
@NullMarked
package dev.hone.tasks.registry;

import org.jspecify.annotations.NullMarked;
