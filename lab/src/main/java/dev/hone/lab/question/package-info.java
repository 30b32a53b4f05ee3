/// What several questions have in common; each has a class of its own in a package of its topic.
@NullMarked
package dev.hone.lab.question;

import org.jspecify.annotations.NullMarked;
