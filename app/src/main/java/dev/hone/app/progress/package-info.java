/// How a training run looks while it goes on.
@NullMarked
package dev.hone.app.progress;

import org.jspecify.annotations.NullMarked;
