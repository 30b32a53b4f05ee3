package dev.hone.tasks.data;

import dev.hone.foundation.Draws;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Accuracy;
import dev.hone.tasks.FiniteFamily;
import dev.hone.tasks.Problem;
import dev.hone.tasks.PromptForm;
import dev.hone.tasks.Split;
import dev.hone.tasks.Style;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.verifiers.FinalNumber;
import dev.hone.tasks.verifiers.NumberVerifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Grade-school word problems in English, from `train.jsonl` and `test.jsonl`.
///
/// The file of tests is the test side; of the training file, about 5 % are cut off for validation by a hash of the
/// question. A question that occurs in both stays on the test side alone. The gold answer stands behind `####`; the
/// model's is found by [FinalNumber]. Difficulty is the number of lines of the gold solution, at most 7.
///
/// Source: Cobbe et al., "Training Verifiers to Solve Math Word Problems", arXiv:2110.14168.
public final class Gsm8k implements FiniteFamily {
    private static final String MARK = "####";
    private static final String SUBSET = "main";
    private static final int HARDEST = 7;
    private static final Pattern CALCULATION = Pattern.compile("<<[^<>]*>>");

    private final List<Problem> train;
    private final List<Problem> validation;
    private final List<Problem> test;
    private final List<Integer> difficulties;
    private final Verifier verifier;

    private Gsm8k(List<Problem> training, List<Problem> test, Verifier verifier) {
        this.test = test;
        this.verifier = verifier;
        var questions = new HashSet<String>();
        test.forEach(problem -> questions.add(problem.prompt()));
        List<Problem> kept =
                training.stream().filter(p -> !questions.contains(p.prompt())).toList();
        this.train = side(kept, Split.TRAIN);
        this.validation = side(kept, Split.VALIDATION);
        var known = new TreeSet<Integer>();
        Stream.concat(kept.stream(), test.stream()).forEach(problem -> known.add(problem.difficulty()));
        this.difficulties = List.copyOf(known);
    }

    private static List<Problem> side(List<Problem> problems, Split split) {
        return problems.stream()
                .filter(problem -> Split.withinTraining(problem.prompt()) == split)
                .toList();
    }

    /// Reads a directory that holds both files, `train.jsonl` and `test.jsonl`, or the Parquet files of the data set
    /// `openai/gsm8k`.
    ///
    /// Throws: [InputException] with file and line.
    public static Gsm8k read(Path directory) {
        return read(RowSource.of(directory));
    }

    /// The same with a choice of rows; `most` holds for each of the two splits.
    ///
    /// Throws: [InputException] with file and line.
    public static Gsm8k read(RowSource source) {
        return read(source, new NumberVerifier(NumberVerifier.Kind.ANY));
    }

    /// The same, judged by another verifier than that of the final number.
    ///
    /// Throws: [InputException] with file and line.
    public static Gsm8k read(RowSource source, Verifier verifier) {
        if (!Files.isDirectory(source.place())) {
            throw new InputException(
                    source.place() + ": there is no such directory; gsm8k needs one with train.jsonl and test.jsonl");
        }
        if (source.choice().split().isPresent()) {
            throw new InputException("gsm8k reads both of its splits; leave out split");
        }
        return new Gsm8k(problems(source, "train"), problems(source, "test"), verifier);
    }

    /// The rows that are read of the data set `openai/gsm8k`: both splits of the subset `main`.
    public static List<RowChoice> choices(RowChoice choice) {
        return List.of(choice.split("train").orSubset(SUBSET), choice.split("test").orSubset(SUBSET));
    }

    private static List<Problem> problems(RowSource source, String name) {
        Path lines = source.place().resolve(name + ".jsonl");
        boolean flat = Files.isRegularFile(lines)
                || SplitFiles.in(source.place()).stream().noneMatch(p -> p.endsWith(".parquet"));
        RowChoice choice = source.choice();
        var split = flat
                ? new RowSource(lines,
                        new RowChoice(Optional.empty(), Optional.empty(), choice.most(), choice.columns()))
                : new RowSource(source.place(), choice.split(name).orSubset(SUBSET));
        List<Problem> problems = new ArrayList<>(split.read(row -> problem(name, row)));
        if (problems.isEmpty()) {
            throw new InputException(split.place() + ": no problems");
        }
        return problems;
    }

    private static Problem problem(String file, Row row) {
        String solution = row.text("answer");
        int mark = solution.lastIndexOf(MARK);
        if (mark < 0) {
            throw row.error("the answer has no " + MARK + " before its number");
        }
        String reference = solution.substring(mark + MARK.length()).strip();
        if (FinalNumber.find(reference).isEmpty()) {
            throw row.error("no number behind " + MARK);
        }
        int steps = (int) solution.substring(0, mark).lines().filter(line -> !line.isBlank()).count();
        String worked = CALCULATION.matcher(solution).replaceAll("");
        return new Problem(
                file + "-" + row.line(),
                "gsm8k",
                row.text("question"),
                reference,
                Math.clamp(steps, 1, HARDEST),
                Map.of("solution", worked));
    }

    @Override
    public String name() {
        return "gsm8k";
    }

    @Override
    public String description() {
        return "grade-school word problems (GSM8K)";
    }

    @Override
    public List<Integer> difficulties() {
        return difficulties;
    }

    @Override
    public List<Problem> problems(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }

    @Override
    public Split split(Problem problem) {
        return problem.id().startsWith("test-") ? Split.TEST : Split.withinTraining(problem.prompt());
    }

    @Override
    public List<Style> styles() {
        return List.of(Style.STEPS);
    }

    /// The gold solution without its calculator notes.
    @Override
    public String demonstrate(Problem problem, Style style, Draws draws) {
        if (style != Style.STEPS) {
            throw new IllegalArgumentException("gsm8k knows no style " + style);
        }
        return problem.fact("solution");
    }

    @Override
    public Accuracy expected(Style style) {
        return Accuracy.ALWAYS;
    }

    @Override
    public Verifier verifier() {
        return verifier;
    }

    @Override
    public String completion(String answer) {
        return MARK + " " + answer;
    }

    @Override
    public PromptForm form() {
        return PromptForm.CHAT;
    }
}
