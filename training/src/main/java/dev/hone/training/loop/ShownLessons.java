package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.foundation.Key;
import dev.hone.tasks.Demonstration;
import dev.hone.tasks.DemonstrationSource;
import dev.hone.tasks.Problem;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.run.Metrics;
import dev.hone.training.task.ModelText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Problems with a demonstration each: the demonstration itself, or the student's own completion in its place. A
/// self-teacher reads either behind a prompt that shows the demonstration.
///
/// Source: GKD, arXiv:2306.13649, and SDFT, arXiv:2601.19897. Each sequence, not each batch as in GKD, is on-policy
/// with the given chance; which ones are, is a pure function of seed and number.
final class ShownLessons implements Lessons {
    private final DistillRecipe recipe;
    private final ModelText text;
    private final TaskMixture mixture;
    private final DemonstrationSource source;
    private final Sampler sampler;
    private final Optional<TeacherPrompt> shown;

    /// `shown` makes the prompt of a self-teacher; other teachers read the student's.
    ShownLessons(
            DistillRecipe recipe, ModelText text, TaskMixture mixture, Sampler sampler, Optional<TeacherPrompt> shown) {
        this.recipe = recipe;
        this.text = text;
        this.mixture = mixture;
        this.source = new DemonstrationSource(mixture, Split.TRAIN, Key.of(recipe.seed()).at("demonstrations"));
        this.sampler = sampler;
        this.shown = shown;
    }

    @Override
    public Batch next(int step, long firstProblem, Stopwatch watch) {
        int count = recipe.batch().sequences();
        List<Demonstration> demonstrations = watch.time("demonstrations", () -> demonstrations(firstProblem, count));
        boolean[] own = onPolicy(firstProblem, count);
        List<TokenTree> trees = watch.time("sample", () -> trees(step, demonstrations, own));
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Demonstration d = demonstrations.get(i);
            lessons.add(lesson(d.problem(), d.completion(), trees.get(i)));
        }
        return new Batch(lessons, count, new Metrics().put("on_policy", share(own)));
    }

    @Override
    public List<Lesson> heldOut(List<Problem> problems) {
        Key key = Key.of(recipe.evaluation().seed()).at("demonstrations");
        List<Lesson> lessons = new ArrayList<>();
        for (Problem problem : problems) {
            String completion = source.completion(problem, key.at(lessons.size()));
            lessons.add(lesson(
                    problem, completion, text.demonstration(mixture.family(problem), problem, completion)));
        }
        return lessons;
    }

    @Override
    public int size() {
        return 1;
    }

    private Lesson lesson(Problem problem, String demonstration, TokenTree tree) {
        return shown
                .map(prompt -> {
                    int length = tree.continuations().getFirst().length;
                    int[] root = prompt.of(problem, Optional.of(demonstration), Optional.empty(), length);
                    return new Lesson(problem, tree, List.of(new TokenTree(root, tree.continuations())));
                })
                .orElseGet(() -> Lesson.plain(problem, tree));
    }

    private List<Demonstration> demonstrations(long first, int count) {
        List<Demonstration> demonstrations = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            demonstrations.add(source.demonstration(first + i));
        }
        return demonstrations;
    }

    private boolean[] onPolicy(long first, int count) {
        Key key = Key.of(recipe.seed()).at("on-policy");
        boolean[] own = new boolean[count];
        for (int i = 0; i < count; i++) {
            own[i] = key.uniform(first + i) < recipe.onPolicy();
        }
        return own;
    }

    private List<TokenTree> trees(int step, List<Demonstration> demonstrations, boolean[] own) {
        List<TokenTree> trees = new ArrayList<>();
        List<SampleRequest> requests = new ArrayList<>();
        Key key = Key.of(recipe.seed()).at("rollouts").at(step);
        for (int i = 0; i < own.length; i++) {
            Demonstration d = demonstrations.get(i);
            TokenTree tree = text.demonstration(mixture.family(d.problem()), d.problem(), d.completion());
            trees.add(tree);
            if (own[i]) {
                requests.add(new SampleRequest(tree.root(), List.of(key.at(i))));
            }
        }
        List<List<Completion>> completions = requests.isEmpty() ? List.of() : sampler.sample(requests);
        for (int i = 0, next = 0; i < own.length; i++) {
            if (own[i]) {
                Completion c = completions.get(next++).getFirst();
                trees.set(i, new TokenTree(c.prompt(), List.of(c.ids())));
            }
        }
        return trees;
    }

    private static double share(boolean[] own) {
        int n = 0;
        for (boolean one : own) {
            n += one ? 1 : 0;
        }
        return (double) n / own.length;
    }
}
