@NullMarked
package dev.hone.foundation;

import org.jspecify.annotations.NullMarked;
