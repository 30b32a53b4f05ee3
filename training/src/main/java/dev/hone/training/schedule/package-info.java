/// When which weights write what: schedules, and the virtual clock that keeps them.
@NullMarked
package dev.hone.training.schedule;

import org.jspecify.annotations.NullMarked;
