package dev.hone.app.command;

import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/// The list of commands in `hone --help`, by what one wants to do.
final class CommandGroups implements IHelpSectionRenderer {
    private record Group(String title, List<String> commands) {}

    private static final List<Group> GROUPS = List.of(
            new Group("See it work", List.of("quickstart")),
            new Group("Train", List.of("train", "algorithms", "runs", "rollouts", "replay", "simulate")),
            new Group("Use a model", List.of("sample", "score", "eval", "chat", "serve")),
            new Group("Think longer", List.of("solve", "compare", "calibrate", "tune-prompt", "strategies", "scorers",
                    "combinations")),
            new Group("Problems and verifiers", List.of("tasks", "verifiers", "check")),
            new Group("Ask a question", List.of("ask", "verify")),
            new Group("Read the atlas", List.of("atlas", "notes", "note", "papers")),
            new Group("Model files", List.of("import", "export")),
            new Group("This machine", List.of("env")));

    @Override
    public String render(Help help) {
        var text = new StringBuilder();
        for (Group group : GROUPS) {
            List<String> there = group.commands.stream().filter(help.subcommands()::containsKey).toList();
            if (!there.isEmpty()) {
                text.append("%n%s:%n".formatted(group.title));
                there.forEach(
                        name -> text.append("  %-14s%s%n".formatted(name,
                                summary(Objects.requireNonNull(help.subcommands().get(name))))));
            }
        }
        return text.toString();
    }

    private static String summary(Help command) {
        String[] description = command.commandSpec().usageMessage().description();
        return description.length == 0 ? "" : description[0];
    }
}
