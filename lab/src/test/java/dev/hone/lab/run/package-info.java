@NullMarked
package dev.hone.lab.run;

import org.jspecify.annotations.NullMarked;
