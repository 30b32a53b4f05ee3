/// The parsers and copying loops behind `dev.hone.engine.files`.
@NullMarked
package dev.hone.engine.internal.files;

import org.jspecify.annotations.NullMarked;
