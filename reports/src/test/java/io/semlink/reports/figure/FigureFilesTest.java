package io.semlink.reports.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.figure.Axis.Scale;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Figure.Plot;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.simulator.metrics.ErrorCounts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class FigureFilesTest {
  private static final ErrorCounts SOME = new ErrorCounts(120, 1000);
  private static final ErrorCounts NONE = new ErrorCounts(0, 1000);
  private static final Style STYLE = Style.curve(0);
  private static final Figure FIGURE =
      figure(
          List.of(
              new Datum(-1, SOME.rate(), SOME.interval(0.95), false, 1000),
              new Datum(0, 0.01, null, false, 1000),
              new Datum(1, 0, NONE.interval(0.95), true, 1000)));

  @Test
  void csvHoldsTheNumbersExactly() {
    assertThat(FigureFiles.csv(FIGURE))
        .isEqualTo(
            """
            quantity,series,es_n0_db,value,low,high,upper_bound,trials
            bler,"a, ""b"" & <c>",-1.0,0.12,%s,%s,false,1000
            bler,"a, ""b"" & <c>",0.0,0.01,,,false,1000
            bler,"a, ""b"" & <c>",1.0,0.0,0.0,%s,true,1000
            """
                .formatted(
                    SOME.interval(0.95).low(),
                    SOME.interval(0.95).high(),
                    NONE.interval(0.95).high()));
  }

  @Test
  void svgIsWellFormedAndKeepsTextAsText() throws Exception {
    Element svg = parse(FigureFiles.svg(FIGURE));
    List<String> texts = texts(svg);
    assertThat(svg.getTagName()).isEqualTo("svg");
    assertThat(texts).contains("BLER & more", "a, \"b\" & <c>", "Es/N0 (dB)", "10⁻¹", "−1.0");
  }

  @Test
  void aPointWithoutErrorsIsAnOpenMarkAtItsUpperBoundAndApartFromTheLine() throws Exception {
    Element svg = parse(FigureFiles.svg(FIGURE));
    List<Element> discs = elements(svg, "circle");
    assertThat(discs).filteredOn(c -> c.getAttribute("fill").equals("#ffffff")).hasSize(1);
    double openY = Double.parseDouble(open(discs).getAttribute("cy"));
    assertThat(openY).isGreaterThan(y(discs, 0)).isLessThan(svgHeight(svg));
    List<Element> lines =
        elements(svg, "polyline").stream()
            .filter(l -> l.getAttribute("stroke-width").equals("1.9"))
            .toList();
    assertThat(lines.getFirst().getAttribute("points").split(" ", -1)).hasSize(2);
  }

  @Test
  void pngIsTheSameDrawingAtTwiceTheSize() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(FigureFiles.png(FIGURE)));
    assertThat(image.getWidth()).isEqualTo(1760);
    assertThat(image.getRGB(5, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    long ofCurve =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .filter(i ->
                (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF)
                    == STYLE.rgb())
            .count();
    assertThat(ofCurve).isGreaterThan(400);
  }

  @Test
  void aCurveOfOnePointIsDrawn() throws Exception {
    Element svg = parse(FigureFiles.svg(figure(List.of(Datum.exact(3, 0.5)))));
    assertThat(elements(svg, "circle")).hasSize(2);
  }

  @Test
  void valuesFarOutsideDoNotLeaveThePage() throws Exception {
    Element svg =
        parse(FigureFiles.svg(figure(List.of(Datum.exact(0, 0.5), Datum.exact(1, 1e-300)))));
    for (Element line : elements(svg, "polyline")) {
      assertThat(line.getAttribute("points")).doesNotContain("NaN", "Infinity", "E");
    }
  }

  private static Figure figure(List<Datum> data) {
    Axis x = Axis.of("es_n0_db", "Es/N0 (dB)", Scale.LINEAR);
    Axis y = new Axis("bler", "block error rate", Scale.LOG, null, 1.0);
    String label = "a, \"b\" & <c>";
    return new Figure(
        "test",
        "BLER & more",
        "",
        "",
        "caption",
        new Plot(
            List.of(new Panel(x, y, List.of(new Series(label, STYLE, data)), 200)),
            List.of(new LegendEntry(label, STYLE))));
  }

  private static Element open(List<Element> discs) {
    return discs.stream()
        .filter(c -> c.getAttribute("fill").equals("#ffffff"))
        .findFirst()
        .orElseThrow();
  }

  private static double y(List<Element> discs, int index) {
    return Double.parseDouble(discs.get(index).getAttribute("cy"));
  }

  private static double svgHeight(Element svg) {
    return Double.parseDouble(svg.getAttribute("height"));
  }

  private static List<String> texts(Element svg) {
    return elements(svg, "text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> elements(Element svg, String name) {
    NodeList nodes = svg.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static Element parse(String svg)
      throws ParserConfigurationException, SAXException, IOException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
