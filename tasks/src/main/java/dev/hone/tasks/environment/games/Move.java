package dev.hone.tasks.environment.games;

import java.util.List;
import java.util.Optional;

/// One field up, down, left or right, written as its first letter.
enum Move {
    UP("u", -1, 0),
    DOWN("d", 1, 0),
    LEFT("l", 0, -1),
    RIGHT("r", 0, 1);

    static final List<Move> ALL = List.of(values());

    final String letter;
    final int rows;
    final int columns;

    Move(String letter, int rows, int columns) {
        this.letter = letter;
        this.rows = rows;
        this.columns = columns;
    }

    static Optional<Move> of(String action) {
        return ALL.stream().filter(m -> m.letter.equals(action)).findFirst();
    }
}
