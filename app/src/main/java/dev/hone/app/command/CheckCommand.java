package dev.hone.app.command;

import dev.hone.app.terminal.Json;
import dev.hone.app.terminal.Terminal;
import dev.hone.foundation.InputException;
import dev.hone.tasks.Verdict;
import dev.hone.tasks.Verifier;
import dev.hone.tasks.data.JsonLines;
import dev.hone.tasks.data.Row;
import dev.hone.tasks.registry.NamedVerifier;
import dev.hone.tasks.registry.Verifiers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `hone check`: a verifier's verdicts on answers that are there already.
@Command(name = "check", description = "Judge answers with a verifier.",
        footer = {
            "",
            "Prints a JSON object a line: verdict (correct, incorrect, partial, unparseable, timed_out, failed), score",
            "(0 to 1; null where the verifier could not judge), reason. Ends with code 1 if a line could not be judged."
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--verifier", paramLabel = "NAME",
            description = "The verifier, with options behind a colon; hone verifiers shows all.")
    private @Nullable String name;

    @Option(names = "--reference", paramLabel = "TEXT", description = "A gold answer, for one verdict without a file.")
    private @Nullable String reference;

    @Option(names = "--completion", paramLabel = "TEXT", description = "What --reference is compared with.")
    private @Nullable String completion;

    @Option(names = "--list", description = "List the verifiers and stop.")
    private boolean list;

    @Option(names = "--json", description = "Print JSON, as is done anyway (with --list, too).")
    private boolean json;

    @Parameters(index = "0", paramLabel = "F.jsonl", arity = "0..1",
            description = "Lines such as {\"gold\": \"7\", \"pred\": \"so 3 + 4 = 7\"}; reference or answer may"
                    + " stand for gold, completion for pred.")
    private @Nullable Path file;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Answer(String gold, String prediction) {}

    @Override
    public Integer call() {
        if (list) {
            Verifiers.all().forEach(this::describe);
            return ExitCode.OK;
        }
        if (name == null) {
            throw new InputException(
                    "no verifier; write hone check --verifier NAME F.jsonl (hone check --list shows the names)");
        }
        Verifier verifier = Verifiers.named(name).verifier();
        List<Answer> answers = answers();
        boolean judged = true;
        for (Answer answer : answers) {
            Verdict verdict = verifier.verify(answer.gold, answer.prediction);
            judged &= verdict.score().isPresent();
            print(verdict);
        }
        return judged ? ExitCode.OK : ExitCode.FOUND;
    }

    private List<Answer> answers() {
        if (file != null && reference == null && completion == null) {
            return JsonLines.read(file, CheckCommand::answer);
        }
        if (file == null && reference != null && completion != null) {
            return List.of(new Answer(reference, completion));
        }
        throw new InputException((file == null ? "no file" : "a file and a text")
                + "; write hone check --verifier NAME F.jsonl, or --reference TEXT --completion TEXT");
    }

    private static Answer answer(Row row) {
        String gold = row.optionalText("reference").or(() -> row.optionalText("answer"))
                .filter(text -> row.optionalText("gold").isEmpty())
                .orElseGet(() -> row.text("gold"));
        String prediction = row.optionalText("completion")
                .filter(text -> row.optionalText("pred").isEmpty())
                .orElseGet(() -> row.text("pred"));
        return new Answer(gold, prediction);
    }

    private void print(Verdict verdict) {
        var line = new Json().put("verdict", verdict.kind());
        verdict.score().ifPresentOrElse(score -> line.put("score", score), () -> line.putNull("score"));
        terminal.line(line.put("reason", verdict.reason()));
    }

    private void describe(NamedVerifier verifier) {
        if (json) {
            terminal.line(new Json().put("name", verifier.name()).put("description", verifier.description()));
        } else {
            terminal.line("%-16s %s".formatted(verifier.name(), verifier.description()));
        }
    }
}
