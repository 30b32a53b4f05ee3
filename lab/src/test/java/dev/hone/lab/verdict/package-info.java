@NullMarked
package dev.hone.lab.verdict;

import org.jspecify.annotations.NullMarked;
