/// YAML with the place of every value, for error messages that name file and line.
@NullMarked
package dev.hone.foundation.yaml;

import org.jspecify.annotations.NullMarked;
