package dev.hone.engine.internal.decoder;

import dev.hone.engine.TokenTree;
import java.util.List;

/// Where the trees of a block stand: rows, the targets that the head is asked, and a slot for each token.
///
/// The order of rows is fixed: for each tree its continuations in order, then its root. The last token of a segment
/// that nothing continues predicts nothing; it is a row only where the head gives values (`Rows.ALL`).
final class BlockLayout {
    /// Which segments the loss or sink wants.
    interface Filter {
        boolean accepts(TokenTree tree, int segment);
    }

    /// Whether tokens that predict nothing are rows too.
    enum Rows { PREDICTING, ALL }

    private final RowPlan plan = new RowPlan();
    private final TokenSlots slots = new TokenSlots();
    private final HeadTargets targets = new HeadTargets();
    private final HeadTargets rootTargets = new HeadTargets();
    private int[] firstSlot = new int[16];

    RowPlan plan() {
        return plan;
    }

    TokenSlots slots() {
        return slots;
    }

    /// Targets of the whole block, or of the part at hand.
    HeadTargets targets() {
        return targets;
    }

    /// Targets of the root's rows where a block is computed in parts.
    HeadTargets rootTargets() {
        return rootTargets;
    }

    /// Lays out trees `from` .. `to`-1 of the list, whole.
    void whole(List<TokenTree> trees, int from, int to, Filter wanted, Rows rows) {
        begin(trees, from, to);
        int segment = 0;
        for (int t = from; t < to; t++) {
            TokenTree tree = trees.get(t);
            takeSlots(tree, segment);
            int n = tree.continuations().size();
            int less = rows == Rows.ALL ? 0 : 1;
            int rootRow = plan.rows();
            for (int s = 0; s < n; s++) {
                rootRow += tree.continuations().get(s).length - less;
            }
            for (int s = 0; s < n; s++) {
                int[] tokens = tree.continuations().get(s);
                int row = plan.rows();
                if (tokens.length > less) {
                    plan.add(tokens, tokens.length - less, rootRow, tree.root().length, t - from, s);
                }
                if (wanted.accepts(tree, s)) {
                    ask(row, tokens, t - from, s, firstSlot[segment + 1 + s], rows, targets);
                }
            }
            int length = tree.root().length;
            plan.add(tree.root(), n == 0 ? Math.max(1, length - less) : length, 0, 0, t - from, -1);
            askRoot(tree, t - from, rootRow, segment, wanted, rows, targets);
            segment += 1 + n;
        }
    }

    /// Lays out the root of one tree; its continuations follow in parts.
    void root(List<TokenTree> trees, Filter wanted) {
        begin(trees, 0, 1);
        TokenTree tree = trees.get(0);
        rootTargets.clear();
        takeSlots(tree, 0);
        plan.add(tree.root(), tree.root().length, 0, 0, 0, -1);
        askRoot(tree, 0, 0, 0, wanted, Rows.PREDICTING, rootTargets);
    }

    /// Lays out continuations from `first` on behind the root's rows, up to `most` rows but at least one continuation.
    ///
    /// @return the first continuation that is not part of it
    int part(TokenTree tree, int first, int most, Filter wanted) {
        int prompt = tree.root().length;
        plan.cut(1, prompt);
        targets.clear();
        int s = first;
        int n = tree.continuations().size();
        do {
            int[] tokens = tree.continuations().get(s);
            int row = plan.rows();
            if (tokens.length > 1) {
                plan.add(tokens, tokens.length - 1, 0, prompt, 0, s);
            }
            if (wanted.accepts(tree, s)) {
                ask(row, tokens, 0, s, firstSlot[1 + s], Rows.PREDICTING, targets);
            }
            s++;
        } while (s < n && plan.rows() - prompt + tree.continuations().get(s).length <= most);
        return s;
    }

    /// Keeps the root's rows alone.
    void rootAlone(TokenTree tree) {
        plan.cut(1, tree.root().length);
    }

    /// The first slot of a segment of tree `t` of those laid out, which begin at `from` in the list.
    int slot(List<TokenTree> trees, int from, int t, int segment) {
        int index = 0;
        for (int i = 0; i < t; i++) {
            index += 1 + trees.get(from + i).continuations().size();
        }
        return firstSlot[index + 1 + segment];
    }

    private void begin(List<TokenTree> trees, int from, int to) {
        plan.clear();
        targets.clear();
        slots.clear();
        int segments = 0;
        for (int t = from; t < to; t++) {
            segments += 1 + trees.get(t).continuations().size();
        }
        if (firstSlot.length < segments) {
            firstSlot = new int[segments];
        }
    }

    private void takeSlots(TokenTree tree, int segment) {
        firstSlot[segment] = slots.take(tree.root().length);
        for (int s = 0; s < tree.continuations().size(); s++) {
            firstSlot[segment + 1 + s] = slots.take(tree.continuations().get(s).length);
        }
    }

    /// Asks the rows of a segment: for the next token, or, where all tokens are rows, each for its own value.
    private static void ask(
            int row, int[] tokens, int tree, int segment, int slot, Rows rows, HeadTargets into) {
        switch (rows) {
            case PREDICTING -> {
                for (int i = 1; i < tokens.length; i++) {
                    into.row(row + i - 1);
                    into.target(tokens[i], slot + i, tree, segment, i);
                }
            }
            case ALL -> {
                for (int i = 0; i < tokens.length; i++) {
                    into.row(row + i);
                    into.target(tokens[i], slot + i, tree, segment, i);
                }
            }
        }
    }

    private void askRoot(
            TokenTree tree, int t, int row, int segment, Filter wanted, Rows rows, HeadTargets into) {
        if (wanted.accepts(tree, -1)) {
            ask(row, tree.root(), t, -1, firstSlot[segment], rows, into);
        }
        if (rows == Rows.ALL) {
            return;
        }
        boolean begun = false;
        for (int s = 0; s < tree.continuations().size(); s++) {
            if (wanted.accepts(tree, s)) {
                if (!begun) {
                    into.row(row + tree.root().length - 1);
                    begun = true;
                }
                into.target(tree.continuations().get(s)[0], firstSlot[segment + 1 + s], t, s, 0);
            }
        }
    }
}
