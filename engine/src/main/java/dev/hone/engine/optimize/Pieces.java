package dev.hone.engine.optimize;

import dev.hone.engine.Parameter;
import dev.hone.engine.TrainedLayout;
import java.util.ArrayList;
import java.util.List;

/// All trained weights, cut into pieces of at most 32,768 that lie in one parameter each. The cuts follow from the
/// layout alone, so that sums over pieces have the same bits with any number of threads.
final class Pieces {
    private static final int LENGTH = 1 << 15;

    /// Floats [from, to) of gradient and moments, a multiple of 16 of them; their weights lie `shift` further on.
    record Piece(int from, int to, int shift, Parameter parameter) {}

    private final Piece[] pieces;

    Pieces(TrainedLayout layout) {
        List<Piece> list = new ArrayList<>();
        for (TrainedLayout.Part part : layout.parts()) {
            Parameter p = part.parameter();
            for (int i = 0; i < p.size(); i += LENGTH) {
                int end = Math.min(p.size(), i + LENGTH);
                list.add(new Piece(part.at() + i, part.at() + end, p.offset() - part.at(), p));
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
