/// Problems, their families and what judges answers; streams, mixtures and splits of problems. No model in sight.
///
/// Start with [dev.hone.tasks.Problem], [dev.hone.tasks.TaskFamily] and [dev.hone.tasks.ProblemStream]; names are
/// resolved in `dev.hone.tasks.registry`.
@NullMarked
package dev.hone.tasks;

import org.jspecify.annotations.NullMarked;
