package dev.hone.tasks.math;

import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.internal.math.OutOfWork;
import dev.hone.tasks.internal.math.Work;
import dev.hone.tasks.internal.math.compare.Equivalence;
import dev.hone.tasks.internal.math.compare.GoldAnswer;
import dev.hone.tasks.internal.math.find.Candidate;
import dev.hone.tasks.internal.math.find.Candidates;
import dev.hone.tasks.internal.math.read.Commas;
import dev.hone.tasks.internal.math.read.Reading;
import dev.hone.tasks.internal.math.tree.Node;
import dev.hone.tasks.verifiers.Excerpt;
import java.util.List;
import java.util.Optional;

/// Judges whether a completion's answer is mathematically the gold answer, whatever either is written as: LaTeX or
/// plain, numbers, expressions, sets, intervals, matrices, equations, choices, words (docs/reference/verifiers.md).
///
/// The answer is looked for in a box, a tag, behind `####` or a phrase; in lenient mode also elsewhere. Both are read
/// into trees and compared by kind: numbers exactly, expressions by normal form, and where that cannot tell, by their
/// values at keyed points. Numbers are never compared as texts.
///
/// A verdict takes at most a fixed count of steps, well below a second; what takes more is incorrect, and says so.
public record MathVerifier(MathRules rules) implements Verifier {
    @Override
    public Verdict verify(String gold, String prediction) {
        try {
            return judge(gold, prediction);
        } catch (RuntimeException e) {
            // A fault of the verifier itself must not end a run; whoever counts verdicts sees it, with its cause.
            return new Verdict.Failed(e);
        }
    }

    private Verdict judge(String gold, String prediction) {
        var work = new Work(Work.UNITS);
        Optional<GoldAnswer> wanted;
        try {
            wanted = GoldAnswer.of(gold, work);
        } catch (OutOfWork e) {
            wanted = Optional.empty();
        }
        if (wanted.isEmpty()) {
            return new Verdict.Failed(new InputException("the gold text " + Excerpt.of(gold) + " has no answer"));
        }
        try {
            return judge(wanted.get(), prediction, work);
        } catch (OutOfWork e) {
            return new Verdict.Incorrect("comparing with " + Excerpt.of(wanted.get().text())
                    + " takes more work than is done");
        }
    }

    private Verdict judge(GoldAnswer gold, String prediction, Work work) {
        boolean lenient = rules.mode() == MathRules.Mode.LENIENT;
        List<List<Candidate>> groups = lenient ? Candidates.all(prediction) : Candidates.marked(prediction);
        boolean words = gold.isWords();
        if (words && lenient && Candidates.marked(prediction).isEmpty()) {
            groups = List.of(Candidates.words(prediction));
        }
        var equivalence = new Equivalence(rules, work);
        for (List<Candidate> group : groups) {
            String first = "";
            for (Candidate candidate : group) {
                Optional<Node> node = Reading.of(candidate.text(), Commas.GROUP, work);
                if (node.isEmpty() || passedOver(node.get(), candidate, gold)) {
                    continue;
                }
                first = first.isEmpty() ? candidate.text() : first;
                if (gold.isSame(node.get(), candidate.text(), equivalence, rules, work)) {
                    return new Verdict.Correct("the answer is " + Excerpt.of(candidate.text()));
                }
                if (exclaimed(candidate, gold)) {
                    String text = candidate.text().strip();
                    Verdict without = judge(gold, "\\boxed{" + text.substring(0, text.length() - 1) + "}", work);
                    if (without instanceof Verdict.Correct) {
                        return without;
                    }
                }
                if (!words) {
                    break;
                }
            }
            if (!first.isEmpty()) {
                return new Verdict.Incorrect(
                        "the answer is " + Excerpt.of(gold.text()) + ", not " + Excerpt.of(first));
            }
        }
        return new Verdict.Unparseable(lenient ? "no answer in the text"
                : "no answer in a box, a tag, behind #### or a phrase such as 'the answer is'");
    }

    /// The exclamation mark of a sentence is no factorial where the gold answer has none.
    private static boolean exclaimed(Candidate candidate, GoldAnswer gold) {
        return candidate.place() != Candidate.Place.MARKED && candidate.text().strip().endsWith("!")
                && !gold.text().contains("!");
    }

    /// Words are an answer to a mathematical question only where they are marked as one.
    private static boolean passedOver(Node node, Candidate candidate, GoldAnswer gold) {
        boolean plain = node instanceof Node.Words;
        return plain && !gold.isWords() && candidate.place() != Candidate.Place.MARKED;
    }

    /// The answer in a form that answers of the same value share where that is easy to find, for votes.
    @Override
    public String answer(String prediction) {
        var work = new Work(Work.UNITS);
        boolean lenient = rules.mode() == MathRules.Mode.LENIENT;
        List<List<Candidate>> groups = lenient ? Candidates.all(prediction) : Candidates.marked(prediction);
        try {
            var equivalence = new Equivalence(rules, work);
            for (List<Candidate> group : groups) {
                for (Candidate candidate : group) {
                    Optional<Node> node = Reading.of(candidate.text(), Commas.GROUP, work);
                    if (node.isPresent()
                            && (!(node.get() instanceof Node.Words) || candidate.place() == Candidate.Place.MARKED)) {
                        return equivalence.canonical(node.get());
                    }
                }
            }
        } catch (OutOfWork e) {
            return "";
        }
        return "";
    }
}
