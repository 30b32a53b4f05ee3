/// The text of notes: front matter, sections, Markdown with citations, links between notes and formulas.
@NullMarked
package dev.hone.lab.text;

import org.jspecify.annotations.NullMarked;
