package dev.hone.engine.optimize;

import dev.hone.engine.Parameter;
import dev.hone.engine.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/// All weights, cut into pieces of at most 32,768 that lie in one parameter each. The cuts follow from the layout
/// alone, so that sums over pieces have the same bits with any number of threads.
final class Pieces {
    private static final int LENGTH = 1 << 15;

    /// Floats [from, to) of the flat array, a multiple of 16 of them.
    record Piece(int from, int to, Parameter parameter) {}

    private final Piece[] pieces;

    Pieces(ParameterLayout layout) {
        List<Piece> list = new ArrayList<>();
        for (Parameter p : layout.parameters()) {
            for (int i = 0; i < p.size(); i += LENGTH) {
                list.add(new Piece(p.offset() + i, p.offset() + Math.min(p.size(), i + LENGTH), p));
            }
        }
        pieces = list.toArray(Piece[]::new);
    }

    int count() {
        return pieces.length;
    }

    Piece at(int i) {
        return pieces[i];
    }
}
