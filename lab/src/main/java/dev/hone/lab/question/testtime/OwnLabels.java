package dev.hone.lab.question.testtime;

import dev.hone.foundation.Draws;
import dev.hone.foundation.Key;
import dev.hone.lab.experiment.Cost;
import dev.hone.lab.question.TextModel;
import dev.hone.lab.question.TrainingFile;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Style;
import dev.hone.tasks.TaskFamily;
import java.util.ArrayList;
import java.util.List;

/// A model's own judged samples of training problems, as files that a scorer and a reviser learn from. Where no sample
/// is right, or none is wrong, demonstrations stand for the right ones.
///
/// @param pairs a right and a wrong sample of a problem, for a scorer
/// @param revisions a problem with an attempt, right or wrong alike, and a right attempt after it
/// @param cost what was drawn for them
record OwnLabels(List<TrainingFile.Pair> pairs, List<TrainingFile.Line> revisions, Cost cost) {
    /// What stands behind an attempt that is to be revised.
    static final String AGAIN = "?";
    private static final int EACH = 4;

    static OwnLabels of(
            TaskFamily family, List<Problem> problems, int samples, int maxTokens, TextModel model, Key key) {
        var drawn = model.write(problems.stream().map(Problem::prompt).toList(), samples, maxTokens, 1, key);
        List<TrainingFile.Pair> pairs = new ArrayList<>();
        List<TrainingFile.Line> revisions = new ArrayList<>();
        long tokens = 0;
        for (int p = 0; p < problems.size(); p++) {
            Problem problem = problems.get(p);
            List<String> right = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            for (TextModel.Written w : drawn.get(p)) {
                tokens += w.tokens();
                (family.verify(problem, w.text()).score().orElse(0) == 1 ? right : wrong).add(w.text());
            }
            Draws draws = key.at("choice").at(p).draws();
            for (int i = 0; i < EACH && !right.isEmpty() && !wrong.isEmpty(); i++) {
                pairs.add(new TrainingFile.Pair(problem.prompt(), draws.pick(right), draws.pick(wrong)));
            }
            for (int i = 0; i < EACH && !right.isEmpty(); i++) {
                String attempt = draws.pick(drawn.get(p)).text();
                revisions.add(new TrainingFile.Line(
                        asked(problem.prompt(), attempt), draws.pick(right), problem.reference()));
            }
        }
        if (pairs.isEmpty() || revisions.isEmpty()) {
            for (int p = 0; p < problems.size(); p++) {
                Problem problem = problems.get(p);
                String shown = family.demonstrate(problem, Style.STEPS, key.at("shown").at(p).draws());
                String attempt = drawn.get(p).getFirst().text();
                pairs.add(new TrainingFile.Pair(problem.prompt(), shown, attempt));
                revisions.add(new TrainingFile.Line(asked(problem.prompt(), attempt), shown, problem.reference()));
            }
        }
        return new OwnLabels(pairs, revisions, new Cost(tokens, 0, (long) problems.size() * samples, 0, 0));
    }

    /// How a reviser is asked.
    static String asked(String prompt, String attempt) {
        return prompt + attempt + AGAIN;
    }
}
