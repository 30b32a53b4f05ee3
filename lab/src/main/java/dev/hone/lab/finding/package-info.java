/// What checks find in a cluster's files.
@NullMarked
package dev.hone.lab.finding;

import org.jspecify.annotations.NullMarked;
