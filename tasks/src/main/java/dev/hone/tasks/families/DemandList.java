package dev.hone.tasks.families;

import dev.hone.foundation.Draws;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TinyFamily;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.Excerpt;
import dev.hone.tasks.verifiers.MarkedAnswer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Texts that keep a list of demands; every text that keeps them all is right, others have the share that they keep.
///
/// Difficulty is the number of demands, the first of which is always the length. Work writes a draft with the first
/// demand that it breaks, where it breaks one, then a text (dots for commas), and after it every demand with `Y`.
/// SLOPPY changes a character by a chance of 8 % a demand; BUGGY stops at a draft that keeps the first two demands;
/// GUESS writes any text.
interface DemandList extends TinyFamily {
    /// The chance that a demand is broken by a slip.
    double SLIP = 0.08;

    /// Drafts after which a wrong rule gives up.
    int MOST_DRAFTS = 400;

    /// The form of a question; its group is the demands with commas between them.
    Form question();

    /// The letters of a question.
    String letters();

    /// The characters of texts.
    String characters();

    /// Any text.
    String draft(Draws draws);

    /// A demand that this text may keep or break.
    String demand(String text, Draws draws);

    /// The demand of the text's length.
    String length(String text);

    /// Whether a text is one at all.
    boolean isText(String text);

    /// Whether a text keeps a demand.
    boolean keeps(String text, String demand);

    @Override
    default List<Integer> difficulties() {
        return List.of(2, 3, 4, 5);
    }

    @Override
    default List<Integer> usualDifficulties() {
        return List.of(2, 3, 3);
    }

    @Override
    default Problem problem(Draws draws, int difficulty) {
        while (true) {
            String text = draft(draws);
            Set<String> demands = new LinkedHashSet<>(List.of(length(text)));
            for (int i = 0; i < MOST_DRAFTS && demands.size() < difficulty; i++) {
                String demand = demand(text, draws);
                if (keeps(text, demand)) {
                    demands.add(demand);
                }
            }
            if (demands.size() == difficulty) {
                return problem(letters() + String.join(",", demands) + "=", text, difficulty);
            }
        }
    }

    private List<String> demands(String question) {
        return List.of(question().read(question).getFirst().split(",", -1));
    }

    @Override
    default String demonstrate(Problem problem, Style style, Draws draws) {
        List<String> demands = demands(problem.prompt());
        String draft = draft(draws);
        if (style == Style.GUESS) {
            return "#" + draft;
        }
        var worked = new Worked(style, draws, SLIP);
        if (worked.buggy()) {
            List<String> first = demands.subList(0, 2);
            for (int i = 0; i < MOST_DRAFTS && !broken(draft, first).isEmpty(); i++) {
                draft = draft(draws);
            }
            return worked.answer(draft);
        }
        List<String> broken = broken(draft, demands);
        String text = broken.isEmpty() ? draft : problem.reference();
        if (!broken.isEmpty()) {
            worked.line(draft.replace(',', '.') + "!" + broken.getFirst());
        }
        worked.line(text.replace(',', '.'));
        for (String demand : demands) {
            text = worked.text(text, characters());
            worked.line(demand + "Y");
        }
        return worked.answer(text);
    }

    private List<String> broken(String text, List<String> demands) {
        return demands.stream().filter(demand -> !keeps(text, demand)).toList();
    }

    @Override
    default String gold(Problem problem) {
        return problem.prompt();
    }

    /// Gold is the question.
    @Override
    default Verifier verifier() {
        return new MarkedAnswer(this::check);
    }

    private Verdict check(String gold, String answer) {
        List<String> demands = demands(gold);
        if (!isText(answer)) {
            return new Verdict.Incorrect(Excerpt.of(answer) + " is not a text such as the question asks for");
        }
        List<String> broken = broken(answer, demands);
        if (broken.isEmpty()) {
            return new Verdict.Correct(Excerpt.of(answer) + " keeps all demands");
        }
        String reason = Excerpt.of(answer) + " breaks " + broken.getFirst();
        double share = 1 - (double) broken.size() / demands.size();
        return share == 0 ? new Verdict.Incorrect(reason) : new Verdict.Partial(share, reason);
    }
}
