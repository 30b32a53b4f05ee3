/// Proves that a family's gold answers pass, its wrong answers fail and its difficulty means something.
@NullMarked
package dev.hone.tasks.audit;

import org.jspecify.annotations.NullMarked;
