/// The verifier of mathematical answers in any form.
@NullMarked
package dev.hone.tasks.math;

import org.jspecify.annotations.NullMarked;
