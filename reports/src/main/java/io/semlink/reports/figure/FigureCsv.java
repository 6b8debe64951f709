package io.semlink.reports.figure;

import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Figure.Plot;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.simulator.metrics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The numbers of a figure as CSV (RFC 4180, lines end with a line feed). Fractions are 0..1,
/// numbers read back exactly.
final class FigureCsv {
  private FigureCsv() {}

  static String of(Figure figure) {
    Stream<List<String>> rows =
        switch (figure.body()) {
          case Plot plot -> plot(plot);
          case ImageGrid grid -> grid(grid);
          case Matrix matrix -> matrix(matrix);
        };
    return rows.map(row -> row.stream().map(FigureCsv::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static Stream<List<String>> plot(Plot plot) {
    String x = plot.panels().getFirst().x().column();
    List<String> header =
        List.of("quantity", "series", x, "value", "low", "high", "upper_bound", "trials");
    return Stream.concat(Stream.of(header), plot.panels().stream().flatMap(FigureCsv::panel));
  }

  private static Stream<List<String>> panel(Panel panel) {
    return panel.series().stream()
        .flatMap(series -> series.data().stream().map(datum -> datum(panel, series, datum)));
  }

  private static List<String> datum(Panel panel, Series series, Datum datum) {
    Interval interval = datum.interval();
    return List.of(
        panel.y().column(),
        series.label(),
        Double.toString(datum.x()),
        Double.toString(datum.y()),
        interval == null ? "" : Double.toString(interval.low()),
        interval == null ? "" : Double.toString(interval.high()),
        Boolean.toString(datum.upperBound()),
        datum.trials() == 0 ? "" : Long.toString(datum.trials()));
  }

  private static Stream<List<String>> grid(ImageGrid grid) {
    Stream<List<String>> rows =
        grid.rows().stream()
            .flatMap(row ->
                IntStream.range(0, row.cells().size())
                    .filter(i -> row.cells().get(i).image() != null)
                    .mapToObj(i ->
                        List.of(row.label(), grid.columns().get(i), row.cells().get(i).note())));
    return Stream.concat(Stream.of(List.of("row", "column", "note")), rows);
  }

  private static Stream<List<String>> matrix(Matrix matrix) {
    Stream<String> extras = matrix.extras().stream().map(Matrix.Extra::column);
    List<String> header =
        Stream.of(Stream.of("class"), matrix.names().stream(), extras).flatMap(s -> s).toList();
    Stream<List<String>> rows =
        IntStream.range(0, matrix.names().size()).mapToObj(i -> matrixRow(matrix, i));
    return Stream.concat(Stream.of(header), rows);
  }

  private static List<String> matrixRow(Matrix matrix, int row) {
    Stream<String> counts = Arrays.stream(matrix.counts()[row]).mapToObj(Long::toString);
    Stream<String> extras = matrix.extras().stream().map(extra -> extra.values().get(row));
    return Stream.of(Stream.of(matrix.names().get(row)), counts, extras).flatMap(s -> s).toList();
  }

  private static String cell(String text) {
    boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n");
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
