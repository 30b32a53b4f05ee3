package dev.hone.tasks.code;

/// What a program may be written in.
public enum Language {
    /// One source file, compiled and started by the launcher of the JDK that runs Hone. A class may be left out.
    JAVA("java", "Main.java"),
    /// One file for the Python 3 that is found as `python3`; its standard library alone.
    PYTHON("python", "main.py");

    /// As recipes, tools and the command line spell it.
    public final String word;

    final String file;

    Language(String word, String file) {
        this.word = word;
        this.file = file;
    }
}
