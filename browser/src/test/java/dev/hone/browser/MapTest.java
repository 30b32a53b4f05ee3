package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.hone.lab.note.Note;
import dev.hone.lab.note.Relation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@InBrowser
@DisplayName("The map")
class MapTest {
    private static final String FOCUSED = "#map .node:focus";

    @Test
    void tabEntersItAtOneNoteAndLeavesItAgain(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            enter(visit);
            assertThat(visit.count("#map .node[tabindex='0']")).isEqualTo(1);
            visit.page().keyboard().press("Tab");
            assertThat(visit.count(FOCUSED)).isZero();
            visit.page().keyboard().press("Shift+Tab");
            visit.page().waitForCondition(() -> visit.count(FOCUSED) == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"ArrowRight, 1, 0", "ArrowLeft, -1, 0", "ArrowDown, 0, 1", "ArrowUp, 0, -1"})
    void anArrowKeyGoesToANoteThatWay(String key, int wx, int wy, Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("map.html");
            middle(visit).focus();
            String before = note(visit);
            double x = place(visit, "data-x");
            double y = place(visit, "data-y");
            visit.page().keyboard().press(key);
            assertThat(note(visit)).isNotEqualTo(before);
            double along = wx * (place(visit, "data-x") - x) + wy * (place(visit, "data-y") - y);
            double off = Math.abs(wy * (place(visit, "data-x") - x) - wx * (place(visit, "data-y") - y));
            assertThat(along).as("pixels that way").isPositive();
            assertThat(off).as("pixels aside: at most 60 degrees").isLessThanOrEqualTo(along * Math.sqrt(3));
            assertThat(visit.count("#map .node[tabindex='0']")).isEqualTo(1);
            showsItsNote(visit, atlas);
        }
    }

    @Test
    void everyNoteCanBeReachedByArrowKeys(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("map.html");
            Object reached = visit.page().evaluate("""
                    async () => {
                      const { nearest } = await import('/assets/js/nearest.js');
                      const nodes = [...document.querySelectorAll('#map .node')]
                        .map((n) => ({ x: Number(n.dataset.x), y: Number(n.dataset.y) }));
                      const seen = new Set([nodes[0]]);
                      for (const from of seen) {
                        for (const way of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
                          const next = nearest(from, nodes, way);
                          if (next) seen.add(next);
                        }
                      }
                      return seen.size;
                    }""");
            assertThat(reached).isEqualTo(atlas.library().notes().size());
        }
    }

    @Test
    void keysOfTheBrowserStayTheBrowsers(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            enter(visit);
            visit.find("#map-panel .answer").waitFor();
            String before = note(visit);
            visit.page().keyboard().press("Control+r");
            visit.page().keyboard().press("Control+ArrowRight");
            assertThat(visit.count("dialog[open]")).isZero();
            assertThat(note(visit)).isEqualTo(before);
            Object taken = visit.page().evaluate("""
                    () => {
                      const event = new KeyboardEvent(
                        'keydown', { key: 'ArrowLeft', altKey: true, bubbles: true, cancelable: true });
                      document.activeElement.dispatchEvent(event);
                      return event.defaultPrevented;
                    }""");
            assertThat(taken).as("Alt and left are the way back").isEqualTo(false);
        }
    }

    @Test
    void keysAloneLeadToRelatedNotesAndToTheArticle(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            enter(visit);
            visit.page().keyboard().press("ArrowRight");
            String note = note(visit);
            visit.page().keyboard().press("r");
            visit.find("dialog[open]").waitFor();
            assertThat(visit.count("dialog[open] .relations li"))
                    .isEqualTo(atlas.library().neighbours(note).size());

            visit.page().keyboard().press("Escape");
            assertThat(visit.count("dialog[open]")).isZero();
            assertThat(note(visit)).as("the focus is where it was").isEqualTo(note);

            visit.page().keyboard().press("Escape");
            assertThat(visit.count("#map.focused")).isZero();
            assertThat(visit.find("#map-panel").textContent()).contains("arrow keys");

            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**/notes/" + note + ".html");
        }
    }

    @Test
    void pointingAtANoteShowsItAndItsRelations(Atlas atlas) {
        Note note = atlas.library().note("rlvr-boundary-expansion").orElseThrow();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("map.html");
            visit.find("#map .node[data-note='" + note.id() + "']").hover();
            visit.find("#map-panel .answer").waitFor();
            assertThat(visit.find("#map-panel").textContent()).contains(note.title(), note.answer());
            assertThat(visit.count("#map .edge.near"))
                    .isEqualTo(atlas.library().neighbours(note.id()).size());
            visit.find("#map-panel [data-related]").click();
            assertThat(visit.find("dialog[open] h2").textContent()).contains(note.title());
        }
    }

    @Test
    void aFingersFirstTapShowsANoteAndTheNextOpensIt(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.PHONE)) {
            visit.open("map.html");
            Locator node = visit.find("#map .node circle").nth(3);
            String note = visit.find("#map .node").nth(3).getAttribute("data-note");
            node.tap();
            visit.find("#map-panel .answer").waitFor();
            assertThat(visit.path()).isEqualTo("map.html");
            assertThat(note(visit)).isEqualTo(note);
            node.tap();
            visit.page().waitForURL("**/notes/" + note + ".html");
        }
    }

    @Test
    void theListBelowSaysTheSame(Atlas atlas) {
        long relations = atlas.library().notes().stream().mapToLong(n -> n.related().size()).sum();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("map.html");
            assertThat((long) visit.count("#map .edge")).isEqualTo(relations);
            visit.find("details.edges > summary").click();
            assertThat((long) visit.count("details.edges li:visible")).isEqualTo(relations);
            Note note = atlas.library().notes().getFirst();
            Relation relation = note.related().getFirst();
            assertThat(visit.find("details.edges li").first().textContent())
                    .contains(relation.type().label(), relation.reason());
        }
    }

    @Test
    void theListBelowIsFilteredToo(Atlas atlas) {
        long relations = atlas.library().notes().stream()
                .filter(n -> n.isIn("reward-models"))
                .mapToLong(n -> n.related().size())
                .sum();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("map.html?topic=reward-models");
            visit.find("details.edges > summary").click();
            assertThat((long) visit.count("details.edges li:visible")).isEqualTo(relations);
            assertThat(visit.find("details.edges h2:visible").allTextContents()).containsExactly("Reward models");
        }
    }

    /// Opens the map and presses Tab until a note has the focus.
    private static void enter(Visit visit) {
        visit.open("map.html");
        visit.find("#by-certainty").focus();
        visit.page().keyboard().press("Tab");
        assertThat(visit.count(FOCUSED)).as("notes in focus").isEqualTo(1);
    }

    private static Locator middle(Visit visit) {
        String note = (String) visit.page().evaluate("""
                () => [...document.querySelectorAll('#map .node')]
                  .map((n) => [Math.hypot(n.dataset.x - 740, n.dataset.y - 450), n.dataset.note])
                  .sort((a, b) => a[0] - b[0])[0][1]""");
        return visit.find("#map .node[data-note='" + note + "']");
    }

    private static String note(Visit visit) {
        return visit.find(FOCUSED).getAttribute("data-note");
    }

    private static double place(Visit visit, String axis) {
        return Double.parseDouble(visit.find(FOCUSED).getAttribute(axis));
    }

    private static void showsItsNote(Visit visit, Atlas atlas) {
        Note note = atlas.library().note(note(visit)).orElseThrow();
        visit.find("#map-panel b", note.title()).waitFor();
        assertThat(visit.find("#map-panel").textContent()).contains(note.answer());
    }
}
