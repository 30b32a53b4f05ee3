package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("axe finds nothing serious")
class AccessibilityTest {
    /// What a reader may have opened, and how.
    @SuppressWarnings("ImmutableEnumChecker") // the actions hold nothing
    enum Opened {
        SEARCH(Kind.CARDS, "dialog[open]", v -> {
            v.page().keyboard().press("/");
            v.page().keyboard().type("entropy");
            v.find("dialog[open] .hits li").first().waitFor();
        }),
        RELATED(Kind.CARDS, "dialog[open]", v -> {
            v.find(".card [data-related]").first().click();
            v.find("dialog[open] .relations li").first().waitFor();
        }),
        TOOLTIP(Kind.ARTICLE, "body", v -> {
            v.find("a.term").first().hover();
            v.find(".tip").waitFor();
        }),
        MAP_NODE(Kind.MAP, ".map-frame", v -> {
            v.find(".node[tabindex='0']").focus();
            v.find("#map-panel .answer").waitFor();
        }),
        PROTOCOL(Kind.ARTICLE, "#protocol", v -> v.find("#protocol > summary").click()),
        TOKEN(Kind.ROLLOUTS, "#browser", v -> {
            v.find(".rollout-list .action").nth(1).click();
            v.find(".rollout-panel").nth(1).waitFor();
            v.find("#colour").selectOption("advantage");
            v.find(".tokens").first().focus();
            v.find(".token[aria-selected='true']").first().waitFor();
        }),
        PROBLEM_THROUGH_TRAINING(Kind.ROLLOUTS, "#browser", v -> {
            v.find("#of").selectOption("task");
            v.find(".trace figure").waitFor();
        }),
        NUMBERS(Kind.RUN, "#run", v -> v.find("details.fold > summary").click()),
        TASK(Kind.TASKS, "details.task[open]", v -> v.find("#task-chains > summary").click()),
        PLAYED(Kind.PLAYGROUND, "html", v -> {
            v.find("#ask button[type='submit']").click();
            v.find("#says[data-state='solved']").waitFor();
        }),
        LIST_OF_EDGES(Kind.MAP, "details.edges", v -> v.find("details.edges > summary").click());

        private final Kind page;
        private final String scope;
        private final Consumer<Visit> action;

        Opened(Kind page, String scope, Consumer<Visit> action) {
            this.page = page;
            this.scope = scope;
            this.action = action;
        }
    }

    @ParameterizedTest
    @CsvSource({"PHONE, LIGHT", "PHONE, DARK", "LAPTOP, LIGHT", "LAPTOP, DARK"})
    void onEachKindOfPage(Screen screen, ColorScheme colours, Atlas atlas) {
        Map<String, List<String>> found = new TreeMap<>();
        try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, colours)) {
            for (Kind kind : Kind.values()) {
                visit.open(kind.path());
                if (kind == Kind.SEARCH) {
                    visit.find(".hits li").first().waitFor();
                }
                look(visit, "html", kind.name(), found);
            }
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsOpen(Opened opened, Atlas atlas) {
        Map<String, List<String>> found = new TreeMap<>();
        for (Screen screen : new Screen[] {Screen.PHONE, Screen.LAPTOP}) {
            for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (Visit visit = atlas.visit(Atlas.Host.SERVER, screen, colours)) {
                    visit.open(opened.page.path());
                    opened.action.accept(visit);
                    look(visit, opened.scope, screen + " " + colours, found);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void somethingSeriousWouldBeFound(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(Kind.GUIDE.path());
            visit.page().evaluate("() => { document.querySelector('.prose p').style.color = '#ccc'; }");
            assertThat(Axe.findings(visit.page(), ".prose")).isNotEmpty()
                    .allMatch(f -> f.startsWith("color-contrast: "));
        }
    }

    private static void look(Visit visit, String scope, String where, Map<String, List<String>> found) {
        List<String> findings = Axe.findings(visit.page(), scope);
        if (!findings.isEmpty()) {
            found.put(where, findings);
        }
    }
}
