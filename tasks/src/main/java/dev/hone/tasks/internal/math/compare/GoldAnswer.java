package dev.hone.tasks.internal.math.compare;

import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.find.Candidate;
import dev.hone.tasks.internal.math.find.Candidates;
import dev.hone.tasks.internal.math.read.Commas;
import dev.hone.tasks.internal.math.read.Reading;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.internal.math.tree.Nodes;
import dev.hone.tasks.math.MathRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The gold answer: its text and what it says.
public record GoldAnswer(String text, Node node) {
    private static final Pattern GROUPED = Pattern.compile("\\d[, ]\\d\\d\\d");
    private static final Pattern CERTAINLY_EUROPEAN =
            Pattern.compile("-?[$\u20ac\u00a3]?\\d{1,3}(?:\\.\\d{3})+,\\d+(?: ?[$\u20ac\u00a3%])?");
    private static final Pattern EUROPEAN =
            Pattern.compile("-?\\$?\\d{1,3}(?:\\.\\d{3})+,\\d+|-?\\d+,\\d{1,2}|-?0,\\d+");

    /// Reads a gold text: an answer, or a worked solution with a mark before its answer.
    public static Optional<GoldAnswer> of(String gold, Work work) {
        List<String> texts = new ArrayList<>();
        boolean marked = gold.contains("\\boxed") || gold.contains("\\fbox") || gold.contains("####");
        if (!marked && gold.length() <= Reading.LONGEST) {
            texts.add(gold);
        }
        if (marked || gold.length() > Reading.LONGEST || gold.contains("answer")) {
            List<List<Candidate>> groups = Candidates.marked(gold);
            List<String> found = groups.stream().flatMap(List::stream).map(Candidate::text).toList();
            texts.addAll(gold.contains("answer") ? 0 : texts.size(), found);
        }
        for (String text : texts) {
            boolean european = CERTAINLY_EUROPEAN.matcher(text.strip()).matches();
            Optional<Node> node = Reading.of(text, european ? Commas.DECIMAL : Commas.GROUP, work);
            if (node.isPresent()) {
                return Optional.of(new GoldAnswer(text, node.get()));
            }
        }
        return Optional.empty();
    }

    /// Whether it is words, a choice, or a time rather than mathematics.
    public boolean isWords() {
        return Texts.concern(node) || node instanceof Node.Said;
    }

    /// Whether an answer, read and as it is written, is this one. Where commas or blanks between digits have two
    /// meanings, both are tried, each on both sides.
    public boolean isSame(Node answer, String written, Equivalence equivalence, MathRules rules, Work work) {
        if (equivalence.same(node, answer) || AnyWhole.aligned(node, answer)
                .filter(both -> equivalence.same(both.gold(), both.answer())).isPresent()) {
            return true;
        }
        boolean lenient = rules.mode() == MathRules.Mode.LENIENT;
        if (lenient && node instanceof Node.Numeral && EUROPEAN.matcher(written.strip()).matches()) {
            Optional<Node> european = Reading.of(written, Commas.DECIMAL, work);
            if (european.isPresent() && equivalence.same(node, european.get())) {
                return true;
            }
        }
        if (CERTAINLY_EUROPEAN.matcher(written.strip()).matches()) {
            Optional<Node> european = Reading.of(written, Commas.DECIMAL, work);
            return european.isPresent() && equivalence.same(node, european.get());
        }
        if (!GROUPED.matcher(text).find() && !GROUPED.matcher(written).find()) {
            return false;
        }
        Commas other = Nodes.isScalar(node) ? Commas.GROUP_EVERYWHERE : Commas.SEPARATE;
        Optional<Node> g = Reading.of(text, other, work);
        Optional<Node> a = Reading.of(written, other, work);
        return g.isPresent() && a.isPresent() && equivalence.same(g.get(), a.get());
    }
}
