@NullMarked
package dev.hone.engine.files;

import org.jspecify.annotations.NullMarked;
