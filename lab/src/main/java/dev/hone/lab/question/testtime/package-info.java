/// Questions of the topic test-time compute.
@NullMarked
package dev.hone.lab.question.testtime;

import org.jspecify.annotations.NullMarked;
