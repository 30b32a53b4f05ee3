/// What an experiment found, as files that are committed and can be repeated.
@NullMarked
package dev.hone.lab.evidence;

import org.jspecify.annotations.NullMarked;
