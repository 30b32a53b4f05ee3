@NullMarked
package dev.hone.engine.text;

import org.jspecify.annotations.NullMarked;
