/// Notes: one question each, and how they hang together.
@NullMarked
package dev.hone.lab.note;

import org.jspecify.annotations.NullMarked;
