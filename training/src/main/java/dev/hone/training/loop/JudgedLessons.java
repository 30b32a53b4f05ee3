package dev.hone.training.loop;

import dev.hone.engine.Completion;
import dev.hone.engine.SampleRequest;
import dev.hone.engine.Sampler;
import dev.hone.engine.TokenTree;
import dev.hone.engine.Workers;
import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Ingredient;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.training.recipe.DistillRecipe;
import dev.hone.training.recipe.SelfTeacher;
import dev.hone.training.run.Metrics;
import dev.hone.training.run.RunStopped;
import dev.hone.training.task.ModelText;
import dev.hone.training.task.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Groups of the student's own completions, judged. The teacher reads each behind a prompt that shows a sibling's right
/// solution, or what the verifier said; a completion for which there is neither teaches nothing.
///
/// The solution is the first right one of the others, never the completion itself. What could not be judged is neither
/// right nor explained.
///
/// Source: SDPO, arXiv:2601.20802.
final class JudgedLessons implements Lessons {
    private final DistillRecipe recipe;
    private final SelfTeacher teacher;
    private final ModelText text;
    private final TaskMixture mixture;
    private final ProblemStream problems;
    private final Sampler sampler;
    private final Workers workers;
    private final TeacherPrompt prompt;

    /// @throws InputException for a task of several turns
    JudgedLessons(
            DistillRecipe recipe, SelfTeacher teacher, ModelText text, TaskMixture mixture, Sampler sampler,
            Workers workers, TeacherPrompt prompt) {
        this.recipe = recipe;
        this.teacher = teacher;
        this.text = text;
        this.mixture = mixture;
        this.problems = new ProblemStream(mixture, Split.TRAIN, Key.of(recipe.seed()).at("problems"));
        this.sampler = sampler;
        this.workers = workers;
        this.prompt = prompt;
        for (Ingredient i : mixture.ingredients()) {
            if (i.family() instanceof EnvironmentFamily) {
                throw new InputException("task " + i.family().name()
                        + " is played over several turns; this kind of training knows tasks of one turn alone");
            }
        }
    }

    /// @throws RunStopped if no completion of the step could be judged
    @Override
    public Batch next(int step, long firstProblem, Stopwatch watch) {
        int count = recipe.batch().sequences() / size();
        var round = new Round(mixture, text);
        List<Problem> asked = new ArrayList<>();
        List<SampleRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Key key = Key.of(recipe.seed()).at("rollouts").at(step).at(i);
            asked.add(problems.problem(firstProblem + i));
            requests.add(round.ask(asked.get(i), IntStream.range(0, size()).mapToObj(key::at).toList()));
        }
        List<List<Completion>> completions = watch.time("sample", () -> sampler.sample(requests));
        List<List<Round.Answer>> answers = watch.time("judge", () -> round.judge(completions, workers));
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lesson(asked.get(i), completions.get(i), answers.get(i)).ifPresent(lessons::add);
        }
        return new Batch(lessons, count, metrics(step, answers, lessons));
    }

    private Optional<Lesson> lesson(Problem problem, List<Completion> completions, List<Round.Answer> answers) {
        List<int[]> taught = new ArrayList<>();
        List<TokenTree> read = new ArrayList<>();
        for (int s = 0; s < completions.size(); s++) {
            Optional<String> solution = solution(answers, s);
            Optional<String> feedback = feedback(answers.get(s), solution);
            if (solution.isPresent() || feedback.isPresent()) {
                int[] ids = completions.get(s).ids();
                taught.add(ids);
                read.add(new TokenTree(prompt.of(problem, solution, feedback, ids.length), List.of(ids)));
            }
        }
        return taught.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lesson(problem, new TokenTree(completions.getFirst().prompt(), taught), read));
    }

    private Optional<String> solution(List<Round.Answer> answers, int own) {
        return IntStream.range(0, answers.size())
                .filter(j -> j != own && isRight(answers.get(j)))
                .mapToObj(j -> answers.get(j).text())
                .findFirst();
    }

    private Optional<String> feedback(Round.Answer answer, Optional<String> solution) {
        boolean shown = switch (teacher.verdicts()) {
            case WHEN_UNSOLVED -> solution.isEmpty();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return shown && answer.verdict().score().isPresent() && !isRight(answer)
                ? Optional.of(answer.verdict().reason())
                : Optional.empty();
    }

    private boolean isRight(Round.Answer answer) {
        return answer.verdict().score().orElse(0) >= teacher.success();
    }

    private Metrics metrics(int step, List<List<Round.Answer>> answers, List<Lesson> lessons) {
        double[] scores = answers.stream()
                .flatMap(List::stream)
                .flatMapToDouble(a -> a.verdict().score().stream())
                .toArray();
        int all = answers.size() * size();
        if (scores.length == 0) {
            throw new RunStopped("step " + step + ": none of " + all + " completions could be judged");
        }
        double sum = 0;
        for (double score : scores) {
            sum += score;
        }
        long solved = answers.stream().filter(group -> group.stream().anyMatch(this::isRight)).count();
        long taught = lessons.stream().mapToLong(l -> l.student().continuations().size()).sum();
        var metrics = new Metrics();
        metrics.put("accuracy", sum / scores.length).put("verdict/unjudged", (double) (all - scores.length) / all);
        return metrics.put("solved", (double) solved / answers.size()).put("taught", (double) taught / all);
    }

    /// Nothing: without a sample there is no feedback.
    @Override
    public List<Lesson> heldOut(List<Problem> ignored) {
        return List.of();
    }

    @Override
    public int size() {
        return recipe.sampling().group();
    }
}
