/// The Markdown of notes as HTML.
@NullMarked
package dev.hone.app.atlas.article;

import org.jspecify.annotations.NullMarked;
