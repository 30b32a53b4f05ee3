package dev.hone.app.atlas.task;

import dev.hone.app.atlas.page.Frame;
import dev.hone.app.atlas.page.TasksPage;
import dev.hone.app.atlas.site.Links;
import dev.hone.app.atlas.site.Resource;
import dev.hone.app.atlas.site.SitePart;
import dev.hone.app.atlas.site.Sources;
import dev.hone.app.atlas.site.Templates;
import dev.hone.foundation.Key;
import dev.hone.lab.library.Library;
import dev.hone.tasks.TaskFamily;
import dev.hone.tasks.TaskGroup;
import dev.hone.tasks.environment.EnvironmentFamily;
import dev.hone.tasks.registry.Families;
import dev.hone.tasks.registry.TaskExample;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// The page of tasks in the site: every family with an example of each difficulty, as `hone tasks NAME` prints them.
public final class TasksPart implements SitePart {
    private static final String PATH = "tasks.html";
    private static final Key EXAMPLES = Key.of(0);

    private final Sources sources;
    private final Templates templates;
    private final String version;
    private final TaskMentions mentions;
    private final AtomicReference<Optional<Resource>> made = new AtomicReference<>(Optional.empty());

    /// @param version the program's version, for the foot of the page
    public TasksPart(Library library, Sources sources, Templates templates, String version) {
        this.sources = sources;
        this.templates = templates;
        this.version = version;
        mentions = new TaskMentions(library);
    }

    @Override
    public List<String> paths() {
        return List.of(PATH);
    }

    @Override
    public Optional<Resource> find(String path) {
        if (!path.equals(PATH)) {
            return Optional.empty();
        }
        // Families and notes stay as they are while a site is shown, so the page is made once.
        return made.updateAndGet(page -> page.isPresent() ? page : Optional.of(templates.render("tasks", page())));
    }

    private TasksPage page() {
        var frame = new Frame("Tasks", "Families of problems, with examples of every difficulty.", new Links(PATH),
                Frame.Part.TASKS, version);
        List<TaskFamily> all = Families.all();
        List<TasksPage.Group> groups = Arrays.stream(TaskGroup.values())
                .map(g -> new TasksPage.Group(g.title(), all.stream().filter(f -> f.group() == g).map(this::family)
                        .toList()))
                .filter(g -> !g.families().isEmpty())
                .toList();
        return new TasksPage(frame, groups, all.size(), sources.host());
    }

    private TasksPage.Family family(TaskFamily family) {
        TaskExample usual = TaskExample.usual(family, EXAMPLES);
        return new TasksPage.Family(
                family.name(), family.description(),
                family.usualDifficulties().stream().distinct().map(String::valueOf).collect(Collectors.joining(", ")),
                family.difficulties().stream().map(d -> example(TaskExample.of(family, d, EXAMPLES))).toList(),
                family.styles().stream()
                        .map(s -> new TasksPage.Style(s.name().toLowerCase(Locale.ROOT), usual.demonstration(s)))
                        .toList(),
                family instanceof EnvironmentFamily ? TasksPage.Turns.SEVERAL : TasksPage.Turns.ONE,
                mentions.of(family));
    }

    private static TasksPage.Example example(TaskExample example) {
        return new TasksPage.Example(
                example.problem().difficulty(), example.problem().prompt(), example.demonstration());
    }
}
