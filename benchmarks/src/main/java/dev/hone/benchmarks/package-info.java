@NullMarked
package dev.hone.benchmarks;

import org.jspecify.annotations.NullMarked;
