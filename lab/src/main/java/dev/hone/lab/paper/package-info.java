/// Papers: the sources of notes.
@NullMarked
package dev.hone.lab.paper;

import org.jspecify.annotations.NullMarked;
