package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.hone.lab.library.Neighbour;
import dev.hone.lab.note.Note;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser
@DisplayName("Related notes")
class RelatedTest {
    private static final String NOTE = "rlvr-boundary-expansion";
    private static final String BUTTON = "[data-note='" + NOTE + "'] [data-related]";

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "list.html", "topics/verifiable-rewards.html", "papers/2504.13837.html"})
    void theButtonOfANoteShowsAllOfThem(String page, Atlas atlas) {
        List<Neighbour> neighbours = atlas.library().neighbours(NOTE);
        assertThat(neighbours).as("the precondition").hasSizeGreaterThan(4);
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(page);
            visit.find(BUTTON).click();
            Locator items = visit.find("dialog[open] .relations li");
            items.first().waitFor();
            assertThat(items.count()).isEqualTo(neighbours.size()).isEqualTo(visit.page().evaluate("""
                    async (id) => (await (await fetch('/data/notes.json')).json())[id].related.length""", NOTE));
            for (int i = 0; i < neighbours.size(); i++) {
                Neighbour n = neighbours.get(i);
                assertThat(items.nth(i).textContent()).contains(n.label(), n.note().title(), n.reason());
            }
        }
    }

    @Test
    void itsLinksLeadToNotes(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("topics/verifiable-rewards.html");
            visit.find(BUTTON).click();
            Locator links = visit.find("dialog[open] .relations a");
            links.first().waitFor();
            for (int i = 0; i < links.count(); i++) {
                String path = ((String) links.nth(i).evaluate("a => a.href")).substring(
                        atlas.root(Atlas.Host.SERVER).length());
                assertThat(atlas.site().paths()).contains(path);
            }
            String title = links.first().textContent();
            links.first().click();
            visit.page().waitForURL("**/notes/*.html");
            assertThat(visit.find("h1").textContent()).isEqualTo(title);
        }
    }

    @Test
    void oneCanWalkOnFromNoteToNote(Atlas atlas) {
        Note next = atlas.library().neighbours(NOTE).getFirst().note();
        Note afterNext = atlas.library().neighbours(next.id()).getLast().note();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find(BUTTON).click();
            visit.find("dialog[open] .relations [data-related]").first().click();
            visit.find("dialog[open] h2", next.title()).waitFor();
            assertThat(visit.count("dialog[open] .relations li"))
                    .isEqualTo(atlas.library().neighbours(next.id()).size());
            visit.find("dialog[open] .relations [data-related]").last().click();
            visit.find("dialog[open] h2", afterNext.title()).waitFor();
            assertThat(visit.find("dialog[open]").evaluate("d => d.scrollTop")).as("from the top").isEqualTo(0);
        }
    }

    @Test
    void theFocusGoesBackToTheButton(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find(BUTTON).focus();
            visit.page().keyboard().press("Enter");
            visit.find("dialog[open] .relations li").first().waitFor();
            assertThat(visit.find("dialog[open] [data-close]").evaluate("b => b === document.activeElement"))
                    .isEqualTo(true);
            visit.page().keyboard().press("Escape");
            backOnTheButton(visit);

            visit.find(BUTTON).click();
            visit.find("dialog[open] .relations [data-related]").first().click();
            visit.find("dialog[open] [data-close]").click();
            backOnTheButton(visit);
        }
    }

    @Test
    void aClickBesideTheDialogClosesIt(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find(BUTTON).click();
            visit.find("dialog[open] .relations li").first().waitFor();
            visit.page().mouse().click(10, 450);
            assertThat(visit.count("dialog[open]")).isZero();
        }
    }

    private static void backOnTheButton(Visit visit) {
        assertThat(visit.count("dialog[open]")).isZero();
        assertThat(visit.find(BUTTON).evaluate("b => b === document.activeElement")).isEqualTo(true);
    }
}
