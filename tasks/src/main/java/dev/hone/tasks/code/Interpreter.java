package dev.hone.tasks.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// How programs of one language are started.
///
/// `command` goes before the file, `heap` before the bytes that the program may use (empty where the language has no
/// such option); `shown` are the folders and files of the machine that it needs to read; `memory` and `addresses` are
/// the bytes that it takes for itself, and those that it reserves without using them.
record Interpreter(List<String> command, String heap, Set<Path> shown, long memory, long addresses) {
    Interpreter {
        command = List.copyOf(command);
        shown = Set.copyOf(shown);
    }

    List<String> start(String file, CodeLimits limits) {
        List<String> all = new ArrayList<>(command);
        if (!heap.isEmpty()) {
            all.add(heap + limits.memory());
        }
        all.add(file);
        return all;
    }
}
