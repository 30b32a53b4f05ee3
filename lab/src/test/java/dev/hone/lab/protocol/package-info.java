@NullMarked
package dev.hone.lab.protocol;

import org.jspecify.annotations.NullMarked;
