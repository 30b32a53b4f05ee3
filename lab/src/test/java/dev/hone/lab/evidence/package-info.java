@NullMarked
package dev.hone.lab.evidence;

import org.jspecify.annotations.NullMarked;
