package dev.hone.tasks.search;

/// Writes a search as one line of text, step by step in the order of the search:
///
/// | step | text |
/// | --- | --- |
/// | a move to a child | as the space writes it, such as `+5=8` |
/// | a state without children | `X` |
/// | back to the parent | `<` |
/// | on to a state visited earlier | `&` its name `:` |
/// | the goal | `Y` |
///
/// `3+5=8-2=6X<*2=16Y`. Steps back that lead to no further move are not written, so a failed search ends with its last
/// dead end.
///
/// Source: linearised search traces, arXiv:2404.03683 and arXiv:2501.04682, in a grammar of single characters.
public final class TraceWriter {
    static final char DEAD_END = 'X';
    static final char BACK = '<';
    static final char JUMP = '&';
    static final char JUMP_END = ':';
    static final char GOAL = 'Y';

    private TraceWriter() {}

    /// The text of a search.
    public static <S> String text(StateSpace<S> space, Search<S> search) {
        var text = new StringBuilder();
        int written = 0;
        for (Step<S> step : search.steps()) {
            switch (step) {
                case Step.Visit<S> v -> text.append(space.move(v.state()));
                case Step.DeadEnd<S> d -> text.append(DEAD_END);
                case Step.Back<S> b -> text.append(BACK);
                case Step.Jump<S> j -> text.append(JUMP).append(space.name(j.state())).append(JUMP_END);
                case Step.Goal<S> g -> text.append(GOAL);
            }
            written = step instanceof Step.Back<S> ? written : text.length();
        }
        return text.substring(0, written);
    }
}
