package dev.hone.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@DisplayName("A figure of intervals")
class IntervalFigureTest {
    private static final String LONG = "pass@64: the arm with the longest name of all − positive-only";

    private static IntervalFigure.Row row(String name, String note, double low, double high, double... bounds) {
        return new IntervalFigure.Row(name, note, 1, low, high, new double[] {0.5, 1.5}, bounds);
    }

    private static Document drawn(IntervalFigure.Origin origin, IntervalFigure.Row... rows) throws Exception {
        String svg = IntervalFigure.of("a < b", "points", List.of(rows), origin).svg();
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    @Test
    void namesStandOnLinesOfTheirOwnHoweverLongTheyAre() throws Exception {
        Document svg = drawn(IntervalFigure.Origin.LINE, row(LONG, "supported; wanted above −2 (dashed)", 0, 2, -2),
                row("b", "", 0.5, 1.5));
        List<Element> left = all(svg, "text").stream().filter(t -> t.getAttribute("x").equals("0")).toList();
        assertThat(left).extracting(Element::getTextContent).containsExactly(
                "pass@64: the arm with the longest name", "of all − positive-only",
                "supported; wanted above −2 (dashed)", "b");
        List<Integer> baselines = left.stream().map(t -> Integer.valueOf(t.getAttribute("y"))).toList();
        for (int i = 1; i < baselines.size(); i++) {
            assertThat(baselines.get(i) - baselines.get(i - 1)).isGreaterThanOrEqualTo(14);
        }
    }

    @Test
    void placesAcrossAreSharesOfTheWidthInOrder() throws Exception {
        Document svg = drawn(IntervalFigure.Origin.LINE, row("a", "", -1, 2, -2));
        double bound = across(all(svg, "line"), "stroke-dasharray", "4 3");
        double zero = across(all(svg, "line"), "stroke", "var(--ink)");
        double low = across(all(svg, "line"), "stroke-width", "2");
        assertThat(List.of(4.0, bound, low, zero, 96.0)).isSorted().doesNotHaveDuplicates();
    }

    private static double across(List<Element> lines, String attribute, String value) {
        String place = lines.stream()
                .filter(l -> l.getAttribute(attribute).equals(value))
                .filter(l -> attribute.equals("stroke-dasharray") || l.getAttribute("stroke-dasharray").isEmpty())
                .findFirst().orElseThrow().getAttribute("x1");
        assertThat(place).endsWith("%");
        return Double.parseDouble(place.replace("%", ""));
    }

    @Test
    void boundsAreDrawnInTheirRowAlone() throws Exception {
        Document svg = drawn(IntervalFigure.Origin.NONE, row("a", "", 0, 2, -1, 3), row("b", "", 0, 2));
        List<Element> dashed = all(svg, "line").stream()
                .filter(l -> !l.getAttribute("stroke-dasharray").isEmpty()).toList();
        assertThat(dashed).hasSize(2);
        assertThat(dashed).extracting(l -> l.getAttribute("y1")).containsOnly(dashed.getFirst().getAttribute("y1"));
        assertThat(all(svg, "line")).noneMatch(l -> l.getAttribute("stroke").equals("var(--ink)")
                && l.getAttribute("stroke-dasharray").isEmpty());
    }

    @Test
    void oneSeedHasNoInterval() throws Exception {
        Document svg = drawn(IntervalFigure.Origin.LINE,
                row("a", "inconclusive", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("points. a: 1 (no interval). inconclusive.");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b");
    }
}
