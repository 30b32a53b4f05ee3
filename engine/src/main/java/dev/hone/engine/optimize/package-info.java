@NullMarked
package dev.hone.engine.optimize;

import org.jspecify.annotations.NullMarked;
