package dev.hone.app.atlas.map;

import dev.hone.app.atlas.map.MapLayout.Edge;
import dev.hone.app.atlas.map.MapLayout.Place;
import dev.hone.app.atlas.page.Card;
import dev.hone.app.atlas.site.Links;
import dev.hone.lab.cluster.Topic;
import dev.hone.lab.library.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The map as SVG: a patch of colour for each topic, a link for each note, a curve for each relation.
public final class MapSvg {
    /// Letters on a line of a label.
    private static final int LINE = 17;

    /// Width of a letter of a topic's name.
    private static final double NAME_LETTER = 9;

    private final Library library;
    private final List<Place> places;
    private final List<Edge> edges;

    public MapSvg(Library library) {
        this.library = library;
        var layout = new MapLayout(library);
        places = layout.places();
        edges = layout.edges();
    }

    /// The drawing, with links as `links` writes them.
    public String svg(Links links) {
        var svg = new StringBuilder();
        add(
                svg,
                "<svg id=\"map\" viewBox=\"0 0 %d %d\" role=\"group\" aria-label=\"Map of %d questions\">",
                MapLayout.WIDTH, MapLayout.HEIGHT, places.size());
        regions(svg);
        svg.append("<g>");
        edges.forEach(e -> edge(svg, e));
        svg.append("</g>");
        names(svg);
        places.forEach(p -> node(svg, p, links));
        return svg.append("</svg>").toString();
    }

    private void regions(StringBuilder svg) {
        for (int t = 0; t < library.topics().size(); t++) {
            add(svg, "<g class=\"region\" style=\"--n:%d\">", t);
            for (Place p : of(t)) {
                add(svg, "<ellipse cx=\"%.1f\" cy=\"%.1f\" rx=\"86\" ry=\"62\"/>", p.x(), p.y() + 8);
            }
            svg.append("</g>");
        }
    }

    private void edge(StringBuilder svg, Edge e) {
        Place a = places.get(e.from());
        Place b = places.get(e.to());
        double mx = (a.x() + b.x()) / 2 - 0.08 * (b.y() - a.y());
        double my = (a.y() + b.y()) / 2 + 0.08 * (b.x() - a.x());
        add(
                svg,
                "<path class=\"edge\" data-type=\"%s\" data-from=\"%s\" data-to=\"%s\" "
                        + "d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\"/>",
                e.type().key(), a.note().id(), b.note().id(), a.x(), a.y(), mx, my, b.x(), b.y());
    }

    private void names(StringBuilder svg) {
        var placed = new ArrayList<Name>();
        for (int t = 0; t < library.topics().size(); t++) {
            Topic topic = library.topics().get(t);
            List<Place> own = of(t);
            if (!own.isEmpty()) {
                Name at = namePlace(own, topic.title().length() * NAME_LETTER / 2, placed);
                placed.add(at);
                add(
                        svg,
                        "<text class=\"region-name\" style=\"--n:%d\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                        t, at.x(), at.y(), escape(topic.title()));
            }
        }
    }

    /// Where a topic's name stands, and half its width.
    private record Name(double x, double y, double half) {}

    /// Of the places above and below each note of a topic, the one that covers the fewest notes and no other name.
    private Name namePlace(List<Place> own, double half, List<Name> placed) {
        Name best = new Name(0, 0, half);
        double least = Double.POSITIVE_INFINITY;
        double centre = own.stream().mapToDouble(Place::x).average().orElse(0);
        for (Place p : own) {
            for (double dy : new double[] {-22, 54}) {
                double x = Math.clamp(p.x(), half + 8, MapLayout.WIDTH - half - 8);
                double y = Math.clamp(p.y() + dy, 20, MapLayout.HEIGHT - 8);
                double cost = 0.004 * Math.abs(x - centre) + 0.002 * y;
                for (Place q : places) {
                    cost += overlap(q, x, y, half);
                }
                for (Name n : placed) {
                    cost += Math.abs(n.x() - x) < n.half() + half && Math.abs(n.y() - y) < 24 ? 10 : 0;
                }
                if (cost < least) {
                    least = cost;
                    best = new Name(x, y, half);
                }
            }
        }
        return best;
    }

    private static double overlap(Place q, double x, double y, double halfWidth) {
        double across = Math.max(0, halfWidth + 52 - Math.abs(q.x() - x));
        double down = Math.max(0, 30 - Math.abs(q.y() + 14 - (y - 6)));
        return across > 0 && down > 0 ? 1 + across * down / 400 : 0;
    }

    private void node(StringBuilder svg, Place p, Links links) {
        add(
                svg,
                "<a class=\"node\" style=\"--n:%d\" href=\"%s\" data-note=\"%s\" data-topic=\"%s\" "
                        + "data-certainty=\"%s\" data-cluster=\"%s\" data-x=\"%.1f\" data-y=\"%.1f\"><title>%s</title>",
                Math.max(0, p.topic()), links.note(p.note().id()), p.note().id(), Card.topics(p.note()),
                p.note().certainty().key(), library.clusterOf(p.note()).id(), p.x(), p.y(), escape(p.note().title()));
        add(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"7\"/>", p.x(), p.y());
        List<String> lines = label(p.note().id());
        for (int i = 0; i < lines.size(); i++) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%.1f\">%s</text>",
                    p.x(), p.y() + 20 + 13 * i, escape(lines.get(i)));
        }
        svg.append("</a>");
    }

    /// A note's id as words on one or two lines.
    static List<String> label(String id) {
        String[] words = id.split("-");
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE && lines.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private List<Place> of(int topic) {
        return places.stream().filter(p -> p.topic() == topic).toList();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency for one private method
    private static void add(StringBuilder svg, String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments));
    }
}
