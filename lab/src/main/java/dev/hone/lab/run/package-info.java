/// Runs an experiment: bases, arms x seeds, kill and resume, cost.
@NullMarked
package dev.hone.lab.run;

import org.jspecify.annotations.NullMarked;
