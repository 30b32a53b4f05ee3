package dev.hone.app.atlas.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hone.app.OwnNotes;
import dev.hone.app.atlas.site.HtmlPage.Place;
import dev.hone.app.atlas.site.HtmlPage.Tag;
import dev.hone.lab.check.ClusterCheck;
import dev.hone.lab.cluster.ClusterSource;
import dev.hone.lab.library.Library;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The exported site, with a reader's notes beside the shipped ones")
class ExportedSiteTest {
    /// The site lies below a path, as on many hosts.
    private static final URI SITE = URI.create("https://host.example/some/folder/");
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input");
    private static final Set<String> BLOCKS =
            Set.of("p", "div", "ul", "ol", "dl", "table", "pre", "section", "figure", "h1", "h2", "h3", "details");

    @TempDir
    private static Path temp;

    private static Library library;
    private static Path folder;
    private static Set<String> files;
    private static Map<String, HtmlPage> pages;
    private static Map<String, Set<String>> ids;

    @BeforeAll
    static void export() throws IOException {
        Path own = OwnNotes.write(temp.resolve("own"));
        ClusterCheck.Report report =
                ClusterCheck.of(List.of(new ClusterSource.Shipped(), new ClusterSource.Folder(own)));
        assertThat(report.findings()).as("precondition").isEmpty();
        library = report.library();
        folder = temp.resolve("site");
        SiteExport.write(new AtlasSite(library, "1.2.3"), folder);
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
        pages = new LinkedHashMap<>();
        for (String file : files.stream().filter(f -> f.endsWith(".html")).sorted().toList()) {
            pages.put(file, HtmlPage.parse(file, Files.readString(folder.resolve(file))));
        }
        ids = pages.values().stream()
                .collect(Collectors.toMap(HtmlPage::path, p -> p.values("id").collect(Collectors.toSet())));
    }

    @Test
    void hasAPageForEverythingInTheLibrary() {
        assertThat(library.notes()).isNotEmpty().allMatch(n -> files.contains("notes/" + n.id() + ".html"));
        assertThat(library.topics()).isNotEmpty().allMatch(t -> files.contains("topics/" + t.id() + ".html"));
        assertThat(library.papers()).isNotEmpty().allMatch(p -> files.contains("papers/" + p.id() + ".html"));
        assertThat(library.threads()).isNotEmpty().allMatch(t -> files.contains("threads/" + t.id() + ".html"));
        assertThat(library.trails()).isNotEmpty().allMatch(t -> files.contains("trails/" + t.id() + ".html"));
        assertThat(library.terms()).isNotEmpty().allMatch(t -> ids.get("glossary.html").contains(t.id()));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        none(page -> links(page).flatMap(link -> broken(page.path(), link).stream()));
    }

    @Test
    void everyLinkIsRelativeSoThatTheSiteLiesUnderAnyPath() {
        none(page -> Stream.concat(page.values("href"), page.values("src"))
                .filter(link -> link.startsWith("/") || link.startsWith("file:") || link.isBlank()));
    }

    @Test
    void everyAddressElsewhereIsEncrypted() {
        none(page -> page.elements("a").stream()
                .flatMap(a -> a.attribute("href").stream())
                .filter(link -> URI.create(link).getScheme() != null && !link.startsWith("https://")));
    }

    @Test
    void nothingIsLoadedFromElsewhere() {
        none(page -> page.tags().stream()
                .filter(t -> !t.name().equals("a"))
                .flatMap(t -> Stream.of("src", "href", "srcset", "data", "action", "poster")
                        .flatMap(name -> t.attribute(name).stream()))
                .filter(link -> link.startsWith("//") || URI.create(link).getScheme() != null));
    }

    @Test
    void noScriptStandsInAPage() {
        none(page -> page.elements("script").stream().filter(s -> s.attribute("src").isEmpty()).map(Tag::toString));
        none(page -> page.tags().stream().flatMap(t -> t.attributes().keySet().stream())
                .filter(a -> a.startsWith("on")));
    }

    @Test
    void anIdStandsOnce() {
        none(page -> {
            Set<String> seen = new HashSet<>();
            return page.values("id").filter(id -> !seen.add(id) || id.isBlank() || id.contains(" "));
        });
    }

    @Test
    void whatPointsAtAnIdFindsIt() {
        none(page -> Stream.of("aria-labelledby", "aria-describedby", "aria-controls", "for", "data-side")
                .flatMap(page::values)
                .filter(id -> !ids.get(page.path()).contains(id)));
    }

    @Test
    void everyPageSaysWhatItIs() {
        none(page -> {
            var missing = new ArrayList<String>();
            if (page.head().stream().filter(t -> t.name().equals("title")).count() != 2) { // begins and ends
                missing.add("one title");
            }
            if (page.elements("h1").size() != 1) {
                missing.add("one h1");
            }
            if (page.elements("html").stream().noneMatch(h -> h.attribute("lang").filter("en"::equals).isPresent())) {
                missing.add("a language");
            }
            if (page.elements("meta").stream()
                    .filter(m -> m.attribute("name").filter("description"::equals).isPresent())
                    .noneMatch(m -> m.attribute("content").filter(c -> c.length() > 10).isPresent())) {
                missing.add("a description");
            }
            if (page.elements("main").size() != 1) {
                missing.add("one main");
            }
            return missing.stream();
        });
    }

    @Test
    void everyImageHasAText() {
        none(page -> page.elements("img").stream().filter(i -> i.attribute("alt").isEmpty()).map(Tag::toString));
    }

    @Test
    void elementsNest() {
        none(page -> {
            Deque<String> open = new ArrayDeque<>();
            for (Tag tag : page.tags()) {
                if (BLOCKS.contains(tag.name()) && tag.place() == Place.OPENS && open.contains("p")) {
                    return Stream.of(tag.name() + " within a paragraph");
                }
                if (tag.name().equals("a") && tag.place() == Place.OPENS && open.contains("a")) {
                    return Stream.of("a link within a link: " + tag);
                }
                if (tag.place() == Place.OPENS && !VOID.contains(tag.name())) {
                    open.push(tag.name());
                } else if (tag.place() == Place.CLOSES && !tag.name().equals(open.poll())) {
                    return Stream.of("</" + tag.name() + "> closes nothing");
                }
            }
            return open.stream();
        });
    }

    @Test
    void everyPageIsReachedFromTheFirst() {
        Set<String> reached = new HashSet<>(Set.of("index.html"));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            HtmlPage page = pages.get(next.poll());
            links(page).map(link -> target(page.path(), link)).map(t -> t.replaceFirst("#.*", ""))
                    .filter(pages::containsKey).filter(reached::add).forEach(next::add);
        }
        assertThat(pages.keySet().stream().filter(p -> !reached.contains(p))).containsExactly("404.html");
    }

    @Test
    void whatAReaderWroteIsTextAndNotMarkup() {
        assertThat(pages.get("notes/" + OwnNotes.NOTE + ".html").text())
                .contains("Do otters share \"<fish>\" & chips?", "keep its <fish> & eat it \"alone\"");
        assertThat(pages.get("papers/otter-2020-fish.html").text()).contains("Fish <b>& more</b> \"fish\"");
        assertThat(pages.get("index.html").text()).contains("Otters <and> rivers", "Rivers & lakes");
        assertThat(pages.get("map.html").text()).contains("Rivers & lakes", "Do otters share \"<fish>\" & chips?");
    }

    @Test
    void aReadersNotesStandBesideTheShippedOnes() {
        assertThat(pages.get("index.html").elements("h1")).hasSize(1);
        assertThat(pages.get("index.html").text()).contains("All clusters", library.clusters().getFirst().title());
        String shipped = library.clusters().getFirst().notes().getFirst().id();
        for (String view : List.of("index.html", "list.html", "map.html")) {
            assertThat(pages.get(view).values("data-note")).as(view).contains(shipped, OwnNotes.NOTE);
        }
        assertThat(pages.get("notes/" + shipped + ".html").values("href")).as("the other end of a relation")
                .contains(OwnNotes.NOTE + ".html");
    }

    @Test
    void everyNoteShowsAllItsSections() {
        assertThat(library.notes()).allSatisfy(n -> assertThat(ids.get("notes/" + n.id() + ".html")).contains(
                "what-was-reported", "how-it-works", "what-could-fool-you", "how-it-is-tested-here",
                "what-would-change-the-answer", "protocol", "related", "sources"));
    }

    @Test
    void everyPaperLinksBackToWhatUsesIt() {
        assertThat(library.papers()).allSatisfy(p -> {
            List<String> wanted = Stream.concat(
                    library.notesCiting(p.id()).stream().map(n -> "../notes/" + n.id() + ".html"),
                    library.threadsWeighing(p.id()).stream().map(t -> "../threads/" + t.id() + ".html")).toList();
            assertThat(wanted).isNotEmpty();
            assertThat(pages.get("papers/" + p.id() + ".html").values("href")).as(p.id()).containsAll(wanted);
        });
    }

    @Test
    void everyToyHasItsScript() {
        List<String> toys = pages.values().stream().flatMap(p -> p.values("data-toy")).distinct().toList();
        assertThat(toys).isNotEmpty().allMatch(t -> files.contains("assets/js/toys/" + t + ".js"));
    }

    @Test
    void styleSheetsAndScriptsFindWhatTheyLoad() throws IOException {
        var broken = new ArrayList<String>();
        for (String file : files) {
            String reference = file.endsWith(".css") ? "url\\([\"']?([^)\"']+)[\"']?\\)"
                    : file.endsWith(".js") ? "(?m)^import [^'\\n]*'([^']+)'" : "(?!)";
            Pattern.compile(reference).matcher(Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1))
                    .results()
                    .map(m -> m.group(1))
                    .filter(link -> !link.startsWith("data:") && !files.contains(target(file, link)))
                    .forEach(link -> broken.add(file + ": " + link));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void whatScriptsReadLeadsToPages() throws IOException {
        var json = JsonMapper.shared();
        JsonNode notes = json.readTree(Files.readString(folder.resolve("data/notes.json")));
        assertThat(notes.propertyNames()).containsExactlyElementsOf(library.notes().stream().map(n -> n.id()).toList());
        for (JsonNode note : notes) {
            assertThat(files).contains(note.get("page").stringValue());
            for (JsonNode related : note.get("related")) {
                assertThat(notes.has(related.get("note").stringValue())).as(related.toString()).isTrue();
                assertThat(related.get("reason").stringValue()).isNotBlank();
            }
        }
        JsonNode documents = json.readTree(Files.readString(folder.resolve("data/search.json")));
        var broken = new ArrayList<String>();
        documents.forEach(d -> broken.addAll(broken("index.html", d.get("page").stringValue())));
        assertThat(broken).isEmpty();
        JsonNode terms = json.readTree(Files.readString(folder.resolve("data/terms.json")));
        for (JsonNode term : terms) {
            Pattern.compile("href=\"([^\"]+)\"").matcher(term.get("html").stringValue()).results()
                    .forEach(m -> broken.addAll(broken("index.html", m.group(1))));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everythingCanBeSearched() throws IOException {
        JsonNode documents = JsonMapper.shared().readTree(Files.readString(folder.resolve("data/search.json")));
        Map<String, Integer> kinds = new LinkedHashMap<>();
        documents.forEach(d -> kinds.merge(d.get("kind").stringValue(), 1, Integer::sum));
        assertThat(kinds).isEqualTo(Map.of(
                "note", library.notes().size(), "paper", library.papers().size(), "term", library.terms().size(),
                "thread", library.threads().size(), "trail", library.trails().size()));
        Set<Integer> numbers = new HashSet<>();
        documents.forEach(d -> assertThat(numbers.add(d.get("id").intValue())).isTrue());
    }

    /// Links that a reader or a browser follows within the site.
    private static Stream<String> links(HtmlPage page) {
        return Stream.concat(page.values("href"), page.values("src")).filter(l -> URI.create(l).getScheme() == null);
    }

    /// The path and fragment within the site to which a link of a file leads.
    private static String target(String file, String link) {
        URI target = SITE.resolve(file).resolve(link);
        String path = SITE.relativize(target).toString();
        return path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
    }

    private static List<String> broken(String file, String link) {
        String target = target(file, link);
        String path = target.replaceFirst("#.*", "");
        if (!files.contains(path)) {
            return List.of(link + " leads to " + target);
        }
        String fragment = target.substring(path.length());
        Collection<String> there = ids.getOrDefault(path, Set.of());
        return fragment.isEmpty() || there.contains(fragment.substring(1)) ? List.of()
                : List.of(link + " finds no " + fragment + " in " + path);
    }

    /// No page has a fault of this kind.
    private static void none(Function<HtmlPage, Stream<String>> faults) {
        assertThat(pages.values().stream().flatMap(p -> faults.apply(p).map(fault -> p.path() + ": " + fault)))
                .isEmpty();
    }
}
