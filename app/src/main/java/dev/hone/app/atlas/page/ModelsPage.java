package dev.hone.app.atlas.page;

import dev.hone.app.atlas.model.KnownModel;
import dev.hone.app.atlas.site.Sources.Host;
import java.util.List;
import java.util.Locale;

/// The models of this machine.
public record ModelsPage(Frame frame, List<KnownModel> models, Host host) {
    public ModelsPage {
        models = List.copyOf(models);
    }

    /// Whether models can be sampled from the page.
    public boolean isServed() {
        return host == Host.SERVER;
    }

    /// A large number in words: `0.15 M`, `135 M`, `1.54 B`.
    public static String large(long number) {
        double n = number;
        return n >= 1e9 ? String.format(Locale.ROOT, "%.2f B", n / 1e9)
                : n >= 1e7 ? String.format(Locale.ROOT, "%.0f M", n / 1e6)
                        : String.format(Locale.ROOT, "%.2f M", n / 1e6);
    }

    /// Bytes in words: `0.6 MB`, `270 MB`, `3.1 GB`.
    public static String size(long bytes) {
        double b = bytes;
        return b >= 1e9 ? String.format(Locale.ROOT, "%.1f GB", b / 1e9)
                : b >= 1e7 ? String.format(Locale.ROOT, "%.0f MB", b / 1e6)
                        : String.format(Locale.ROOT, "%.1f MB", b / 1e6);
    }
}
