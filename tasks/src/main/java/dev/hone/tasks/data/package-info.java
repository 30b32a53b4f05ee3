/// Problems and demonstrations from files.
@NullMarked
package dev.hone.tasks.data;

import org.jspecify.annotations.NullMarked;
