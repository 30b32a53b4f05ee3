/// What a schedule would do on machines that are not there: a simulation of the same rules, without a model.
@NullMarked
package dev.hone.training.schedule.simulate;

import org.jspecify.annotations.NullMarked;
