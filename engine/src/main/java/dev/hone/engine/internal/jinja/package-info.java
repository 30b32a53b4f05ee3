/// The part of the Jinja template language that chat templates use, exactly as `transformers` renders it.
///
/// Read [dev.hone.engine.internal.jinja.Template] first: source -> [dev.hone.engine.internal.jinja.Lexer] ->
/// [dev.hone.engine.internal.jinja.Parser] -> [dev.hone.engine.internal.jinja.Interpreter]. Values behave as Python's.
/// There is no access to files, classes or the outside; work and output are bounded; what is not supported is an
/// error, never silence.
///
/// Source: the Jinja documentation (template designer), version 3.1.
@NullMarked
package dev.hone.engine.internal.jinja;

import org.jspecify.annotations.NullMarked;
