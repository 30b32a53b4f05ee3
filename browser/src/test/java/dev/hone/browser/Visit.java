package dev.hone.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One visitor's tab, and whatever went wrong in it: messages of the console, exceptions of scripts, failed requests,
/// requests to elsewhere.
final class Visit implements AutoCloseable {
    private static final Set<String> LOUD = Set.of("error", "warning");

    /// What the browser says of a request under way when the reader goes on to another page; icons come last.
    private static final String LEFT = "net::ERR_ABORTED";
    private static final String READY = """
            () => document.readyState === 'complete'
              && [...document.querySelectorAll('figure[data-toy]')].every((f) => f.dataset.ready === 'yes')
              && [...document.querySelectorAll('[data-wait]')].every((e) => e.dataset.ready)""";

    private final BrowserContext context;
    private final String root;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    Visit(BrowserContext context, String root) {
        this.context = context;
        this.root = root;
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(m -> {
            if (LOUD.contains(m.type())) {
                troubles.add("console " + m.type() + ": " + m.text());
            }
        });
        page.onPageError(e -> troubles.add("exception: " + e));
        page.onRequestFailed(r -> {
            if (!r.failure().equals(LEFT)) {
                troubles.add("failed: " + r.url() + " " + r.failure());
            }
        });
        page.onResponse(r -> {
            if (r.status() >= 400) {
                troubles.add(r.status() + ": " + r.url());
            }
        });
        page.onRequest(r -> {
            if (!r.url().startsWith(root) && !r.url().startsWith("data:")) {
                troubles.add("asks elsewhere: " + r.url());
            }
        });
    }

    /// Goes to a path of the site, and waits until its scripts have done what they do on their own.
    Response open(String path) {
        Response response = page.navigate(root + path);
        page.waitForFunction(READY);
        return response;
    }

    Page page() {
        return page;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /// The elements that have this text among those that a selector finds.
    Locator find(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    /// How many elements a selector finds at this moment.
    int count(String selector) {
        return find(selector).count();
    }

    /// The path within the site, with query and fragment.
    String path() {
        assertThat(page.url()).startsWith(root);
        return page.url().substring(root.length());
    }

    /// What went wrong since the last call.
    List<String> troubles() {
        List<String> found = List.copyOf(troubles);
        troubles.clear();
        return found;
    }

    @Override
    public void close() {
        context.close();
    }
}
