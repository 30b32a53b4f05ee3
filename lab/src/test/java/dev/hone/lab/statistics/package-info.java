@NullMarked
package dev.hone.lab.statistics;

import org.jspecify.annotations.NullMarked;
