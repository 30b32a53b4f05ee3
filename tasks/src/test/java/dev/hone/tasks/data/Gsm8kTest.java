package dev.hone.tasks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hone.foundation.InputException;
import dev.hone.foundation.Key;
import dev.hone.tasks.Problem;
import dev.hone.tasks.ProblemStream;
import dev.hone.tasks.Split;
import dev.hone.tasks.TaskMixture;
import dev.hone.tasks.audit.Audit;
import dev.hone.tasks.audit.Outcome;
import dev.hone.tasks.registry.TaskSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Gsm8kTest {
    private static Gsm8k gsm8k() {
        return Gsm8k.read(SharedFiles.find("data/gsm8k"));
    }

    @Test
    void everyGoldSolutionIsRightAndEveryMutatedOneIsWrong() {
        Gsm8k gsm8k = gsm8k();
        var report = Audit.of(gsm8k, Key.of(9), 0);
        assertThat(report.lines()).noneMatch(line -> line.outcome() == Outcome.FAILED);
        for (Split split : Split.values()) {
            List<Problem> problems = gsm8k.problems(split);
            for (int i = 0; i < problems.size(); i++) {
                Problem problem = problems.get(i);
                String solution = problem.fact("solution");
                assertThat(gsm8k.verify(problem, solution).kind()).as(solution).isEqualTo("correct");
                String wrong = solution.replace("#### ", "#### 1");
                assertThat(gsm8k.verify(problem, wrong).kind()).as(wrong).isEqualTo("incorrect");
            }
        }
    }

    @Test
    void validationIsCutFromTraining() {
        Gsm8k gsm8k = gsm8k();
        assertThat(gsm8k.problems(Split.TEST)).hasSize(1319);
        int train = gsm8k.problems(Split.TRAIN).size();
        int validation = gsm8k.problems(Split.VALIDATION).size();
        assertThat(train + validation).isEqualTo(7473);
        assertThat(validation).isBetween(320, 430);
        int count = 0;
        Set<String> questions = new HashSet<>();
        for (Split split : Split.values()) {
            gsm8k.problems(split).forEach(p -> assertThat(gsm8k.split(p)).isEqualTo(split));
            Set<String> own =
                    gsm8k.problems(split).stream().map(Problem::prompt).collect(Collectors.toSet());
            questions.addAll(own);
            count += own.size();
        }
        assertThat(questions).hasSize(count);
    }

    @Test
    void anEpochShowsEachProblemOnce(@TempDir Path directory) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            lines.append("{\"question\": \"What is ").append(i).append(" + 1?\", \"answer\": \"").append(i)
                    .append("+1=<<").append(i).append("+1=").append(i + 1).append(">>").append(i + 1)
                    .append("\\n#### ").append(i + 1).append("\"}\n");
        }
        Files.writeString(directory.resolve("train.jsonl"), lines);
        Files.writeString(directory.resolve("test.jsonl"), "{\"question\": \"2?\", \"answer\": \"#### 2\"}\n");
        Gsm8k gsm8k = Gsm8k.read(directory);
        List<Problem> training = gsm8k.problems(Split.TRAIN);
        var stream = new ProblemStream(TaskMixture.of(gsm8k), Split.TRAIN, Key.of(1));
        for (int epoch = 0; epoch < 3; epoch++) {
            Set<Problem> seen = new HashSet<>();
            for (int i = 0; i < training.size(); i++) {
                seen.add(stream.problem((long) epoch * training.size() + i));
            }
            assertThat(seen).hasSize(training.size());
        }
        assertThat(training.getFirst().fact("solution")).doesNotContain("<<");
        assertThat(TaskSpec.parse("gsm8k?path=" + directory).resolve().family().name()).isEqualTo("gsm8k");
    }

    @Test
    void damageIsNamedWithFileAndLine(@TempDir Path directory) throws IOException {
        Path train = directory.resolve("train.jsonl");
        assertThatThrownBy(() -> Gsm8k.read(directory.resolve("none"))).hasMessageContaining("no such directory");
        assertThatThrownBy(() -> Gsm8k.read(directory)).hasMessageContaining("train.jsonl: there is no such file");
        Files.writeString(
                train, "{\"question\": \"a\", \"answer\": \"#### 1\"}\n{\"question\": \"a\", \"answer\": \"1\"}");
        assertThatThrownBy(() -> Gsm8k.read(directory))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("train.jsonl:2: the answer has no ####");
        Files.writeString(train, "{\"questoin\": \"a\", \"answer\": \"#### 1\"}");
        assertThatThrownBy(() -> Gsm8k.read(directory)).hasMessageContaining("train.jsonl:1: no column 'question'");
    }
}
