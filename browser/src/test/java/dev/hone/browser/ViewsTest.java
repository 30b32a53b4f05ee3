package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.hone.lab.note.Certainty;
import dev.hone.lab.note.Note;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@InBrowser
@DisplayName("Cards, list and map")
class ViewsTest {
    private static final String TOPIC = "verifiable-rewards";

    /// A view and what stands for a note in it.
    enum View {
        CARDS("index.html", ".card"),
        LIST("list.html", "tbody tr"),
        MAP("map.html", "#map .node");

        private final String path;
        private final String note;

        View(String path, String note) {
            this.path = path;
            this.note = note;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterHidesAndCounts(View view, Atlas atlas) {
        long all = atlas.library().notes().size();
        long ofTopic = count(atlas, ViewsTest::inTopic);
        long both = count(atlas, n -> inTopic(n) && contested(n));
        assertThat(both).as("the precondition").isPositive().isLessThan(ofTopic);
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(view.path);
            shows(visit, view, all, all + " questions");

            visit.find("#by-topic").selectOption(TOPIC);
            shows(visit, view, ofTopic, ofTopic + " of " + all + " questions");
            assertThat(visit.path()).isEqualTo(view.path + "?topic=" + TOPIC);

            visit.find("#by-certainty").selectOption("contested");
            shows(visit, view, both, both + " of " + all + " questions");
            assertThat(visit.path()).isEqualTo(view.path + "?topic=" + TOPIC + "&certainty=contested");

            visit.find("#by-topic").selectOption("");
            visit.find("#by-certainty").selectOption("");
            shows(visit, view, all, all + " questions");
            assertThat(visit.path()).isEqualTo(view.path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAddressWithAFilterIsFilteredAtOnceAndAfterReloading(View view, Atlas atlas) {
        long ofTopic = count(atlas, ViewsTest::inTopic);
        String counted = ofTopic + " of " + atlas.library().notes().size() + " questions";
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(view.path + "?topic=" + TOPIC);
            shows(visit, view, ofTopic, counted);
            visit.page().reload();
            shows(visit, view, ofTopic, counted);
            assertThat(visit.find("#by-topic").inputValue()).isEqualTo(TOPIC);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFilterThatNamesNothingIsIgnored(View view, Atlas atlas) {
        long all = atlas.library().notes().size();
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open(view.path + "?topic=alchemy");
            shows(visit, view, all, all + " questions");
        }
    }

    @Test
    void theSwitchTakesTheFilterAlong(Atlas atlas) {
        long ofTopic = count(atlas, ViewsTest::inTopic);
        String counted = ofTopic + " of " + atlas.library().notes().size() + " questions";
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find("#by-topic").selectOption(TOPIC);
            for (View view : new View[] {View.LIST, View.MAP, View.CARDS}) {
                visit.find(".switch [data-view='" + view.path + "']").click();
                visit.page().waitForURL("**/" + view.path + "?topic=" + TOPIC);
                shows(visit, view, ofTopic, counted);
                assertThat(visit.find(".switch [aria-current]").getAttribute("data-view")).isEqualTo(view.path);
            }
        }
    }

    @Test
    void backAndForwardFindTheFilterAgain(Atlas atlas) {
        long all = atlas.library().notes().size();
        long ofTopic = count(atlas, ViewsTest::inTopic);
        long both = count(atlas, n -> inTopic(n) && contested(n));
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html");
            visit.find("#by-topic").selectOption(TOPIC);
            visit.find(".switch [data-view='list.html']").click();
            visit.page().waitForURL("**/list.html?topic=" + TOPIC);
            visit.find("#by-certainty").selectOption("contested");
            shows(visit, View.LIST, both, both + " of " + all + " questions");

            visit.page().goBack();
            assertThat(visit.path()).isEqualTo("index.html?topic=" + TOPIC);
            shows(visit, View.CARDS, ofTopic, ofTopic + " of " + all + " questions");

            visit.page().goForward();
            assertThat(visit.path()).isEqualTo("list.html?topic=" + TOPIC + "&certainty=contested");
            shows(visit, View.LIST, both, both + " of " + all + " questions");
        }
    }

    @Test
    void aTopicWithoutANoteToShowIsNotNamed(Atlas atlas) {
        try (Visit visit = atlas.visit(Screen.LAPTOP)) {
            visit.open("index.html?topic=" + TOPIC);
            assertThat(visit.count(".shelf:visible")).isEqualTo(1);
            assertThat(visit.find(".shelf:visible").getAttribute("data-shelf")).isEqualTo(TOPIC);
        }
    }

    private static boolean inTopic(Note note) {
        return note.isIn(TOPIC);
    }

    private static boolean contested(Note note) {
        return note.certainty() == Certainty.CONTESTED;
    }

    private static long count(Atlas atlas, Predicate<Note> filter) {
        return atlas.library().notes().stream().filter(filter).count();
    }

    private static void shows(Visit visit, View view, long notes, String counted) {
        Locator shown = visit.find(view.note + ":visible");
        shown.first().waitFor();
        assertThat((long) shown.count()).as("notes shown").isEqualTo(notes);
        assertThat(visit.find("#shown").textContent()).isEqualTo(counted);
    }
}
