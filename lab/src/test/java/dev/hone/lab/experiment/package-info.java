@NullMarked
package dev.hone.lab.experiment;

import org.jspecify.annotations.NullMarked;
