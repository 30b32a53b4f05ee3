package dev.hone.lab.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class XyFigureTest {
    @Test
    void placesLieBetweenTheEnds() {
        var linear = new Axis("x", 0, 10, Axis.Scale.LINEAR);
        assertThat(linear.place(2.5)).isEqualTo(0.25);
        assertThat(linear.ticks()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
        var log = new Axis("x", 1, 100, Axis.Scale.LOG);
        assertThat(log.place(10)).isCloseTo(0.5, offset(1e-12));
        assertThat(new Axis("x", 1, 1000, Axis.Scale.LOG).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(new Axis("x", 0, 1.06, Axis.Scale.LINEAR).ticks()).hasSize(6);
        assertThat(new Axis("x", 8, 60, Axis.Scale.LOG).ticks()).containsExactly(10.0, 20.0, 50.0);
        assertThatThrownBy(() -> new Axis("x", 1, 1, Axis.Scale.LINEAR)).hasMessageContaining("empty");
        assertThatThrownBy(() -> new Axis("x", 0, 1, Axis.Scale.LOG)).hasMessageContaining("begins above 0");
    }

    @Test
    void ticksAreSpeltShort() {
        assertThat(List.of(0.0, 0.25, 200.0, 25_000.0, 3_000_000.0).stream().map(Axis::spelt))
                .containsExactly("0", "0.25", "200", "25k", "3M");
    }

    @Test
    void isWellFormedAndSaysWhatItShows() throws Exception {
        List<Series> series = IntStream.range(0, 9)
                .mapToObj(i -> new Series("a<b & " + i, List.of(new Point(10 + i, 0.5, 0.4, 0.6), Point.of(100, 0.7))))
                .toList();
        var figure = new XyFigure(
                "x < y", Axis.around("tokens", Axis.Scale.LOG, 10, 100),
                Axis.around("right", Axis.Scale.LINEAR, 0.4, 0.7),
                series);
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(figure.svg())));
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("x < y");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .contains("right against tokens")
                .contains("a<b & 8: 0.5 at 18; 0.7 at 100");
    }
}
