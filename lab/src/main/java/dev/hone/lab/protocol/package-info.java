/// What an experiment fixes before it runs: arms, seeds, measures, claims and the rule that decides each.
@NullMarked
package dev.hone.lab.protocol;

import org.jspecify.annotations.NullMarked;
