/// One question as an object: its protocol, and the function that runs one arm with one seed.
@NullMarked
package dev.hone.lab.experiment;

import org.jspecify.annotations.NullMarked;
