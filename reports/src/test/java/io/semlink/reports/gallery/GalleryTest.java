package io.semlink.reports.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.semlink.reports.SyntheticLink;
import io.semlink.reports.SyntheticRun;
import io.semlink.reports.SyntheticSamples;
import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.Figure.LegendEntry;
import io.semlink.reports.figure.Figure.Plot;
import io.semlink.reports.figure.ImageGrid;
import io.semlink.reports.figure.Matrix;
import io.semlink.reports.figure.Series;
import io.semlink.reports.figure.Series.Datum;
import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GalleryTest {
  @TempDir private Path folder;

  @Test
  void theWaterfallHoldsTheCountsOfThePoints() throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    Series bler = series(figure(points, "waterfall-16khz"), 1, "coded-hard");
    assertThat(bler.data()).hasSize(9);
    for (int i = 0; i < 9; i++) {
      PointRecord point = points.get(i);
      Datum datum = bler.data().get(i);
      assertThat(datum.x()).isEqualTo(point.parameters().esN0Db());
      assertThat(datum.y()).isEqualTo(point.counts().blocks().rate());
      assertThat(datum.interval()).isEqualTo(point.counts().blocks().interval(0.95));
      assertThat(datum.upperBound()).isEqualTo(point.counts().blocks().errors() == 0);
      assertThat(datum.trials()).isEqualTo(100);
    }
    assertThat(bler.data()).filteredOn(Datum::upperBound).hasSize(6);
  }

  @Test
  void theTheoryLineIsTheClosedFormAtTheSameSymbolEnergy() throws IOException {
    Series theory =
        series(figure(SyntheticRun.points(), "waterfall-16khz"), 0, "uncoded QPSK, theory");
    assertThat(theory.data()).hasSizeGreaterThan(40);
    for (Datum datum : theory.data()) {
      double expected = UncodedTheory.awgn(2, new EsN0(datum.x()).toEbN0(CodeRate.UNCODED, 2));
      assertThat(datum.y()).isCloseTo(expected, withinPercentage(1e-9));
    }
    Series measured = series(figure(SyntheticRun.points(), "waterfall-64khz"), 0, "uncoded-soft");
    assertThat(measured.data().getFirst().y())
        .isCloseTo(theory.data().getFirst().y(), withinPercentage(1));
  }

  @Test
  void aChannelWithoutAClosedFormHasNoTheoryLine() throws IOException {
    Plot plot = (Plot) figure(SyntheticLink.bsc(), "waterfall").body();
    assertThat(plot.panels().getFirst().series()).hasSize(1);
  }

  /// A closed form beside what it does not describe would be read as a bound.
  @Test
  void aClosedFormIsDrawnWhereItHoldsAlone() throws IOException {
    for (String plain : List.of("csi=perfect demapper=log-map", "EsN0-bias=1 dB")) {
      Plot plot = (Plot) figure(SyntheticLink.awgn(plain), "waterfall").body();
      assertThat(plot.legend()).extracting(LegendEntry::label).contains("uncoded QPSK, theory");
    }
    for (String impaired :
        List.of(
            "shadowing=8 dB",
            "csi=estimated pilot-gain=10 dB",
            "demapper=log-map phase-noise=0.1",
            "impulses.probability=0.1 impulses.power-ratio=10")) {
      Plot plot = (Plot) figure(SyntheticLink.awgn(impaired), "waterfall").body();
      assertThat(plot.legend())
          .extracting(LegendEntry::label)
          .doesNotContain("uncoded QPSK, theory");
    }
  }

  @Test
  void aSweepOfRatesAtOneEsN0IsOneFigureWithDayAndNightApart() throws IOException {
    List<PointRecord> points =
        Stream.of(8_000.0, 16_000.0, 32_000.0, 64_000.0)
            .map(bandwidth -> SyntheticRun.point("coded-hard", bandwidth, 14))
            .toList();
    Figure figure = figure(points, "rate-awgn-at-14-db");
    for (int i = 0; i < 4; i++) {
      PointQuality quality = Objects.requireNonNull(points.get(i).quality());
      assertThat(series(figure, 0, "coded-hard").data().get(i).y()).isEqualTo(quality.miou());
      assertThat(series(figure, 1, "coded-hard").data().get(i).y()).isEqualTo(quality.miouDay());
      assertThat(series(figure, 2, "coded-hard").data().get(i).y()).isEqualTo(quality.miouNight());
    }
    assertThat(figure.finding()).contains("mIoU: coded-hard", "channel uses per pixel");
    assertThat(gallery(points).figures())
        .extracting(Figure::stem)
        .noneMatch(stem -> stem.startsWith("quality") || stem.startsWith("waterfall"));
  }

  @Test
  void qualityHoldsTheMetricItsIntervalAndTheTrivialBound() throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    Figure figure = figure(points, "quality-16khz");
    Series miou = series(figure, 0, "uncoded-soft");
    for (int i = 0; i < 9; i++) {
      PointQuality quality = Objects.requireNonNull(points.get(9 + i).quality());
      assertThat(miou.data().get(i).y()).isEqualTo(quality.miou());
      assertThat(miou.data().get(i).interval()).isEqualTo(quality.miouInterval());
    }
    Series trivial = series(figure, 0, "no link: all unlabelled");
    assertThat(trivial.data()).allMatch(d -> Math.abs(d.y() - 0.919 / 9) < 1e-3);
    assertThat(series(figure, 1, "coded-hard").data().getLast().y()).isEqualTo(1);
    assertThat(figure.caption()).contains("coded-hard 1\u202f584 bits (0.129 a pixel)");
  }

  @Test
  void aRowOverAnErrorFreeLinkIsABoundAcrossTheFigure() throws IOException {
    PointRecord errorFree = SyntheticRun.point("error-free", 16_000, 14);
    List<PointRecord> points =
        List.of(
            SyntheticRun.point("coded-hard", 16_000, -2),
            SyntheticRun.point("coded-hard", 16_000, 4),
            errorFree);
    Series bound = series(figure(points, "quality"), 0, "error-free link");
    double miou = Objects.requireNonNull(Objects.requireNonNull(errorFree.quality()).miou());
    assertThat(bound.data()).containsExactly(Datum.exact(-2, miou), Datum.exact(4, miou));
  }

  @Test
  void framesWithoutLabelsCountForAgreement() throws IOException {
    List<PointRecord> points =
        SyntheticRun.points().stream().map(GalleryTest::withoutLabels).toList();
    assertThat(Gallery.hasUnlabelled(points)).isTrue();
    List<String> stems = gallery(points).figures().stream().map(Figure::stem).toList();
    assertThat(stems)
        .contains("agreement-16khz", "agreement-64khz")
        .doesNotContain("quality-16khz", "confusion");
  }

  /// At -2 dB every block fails and runs to the last iteration, at 14 dB all stop at five.
  @Test
  void iterationsShowTheHistogramsOfThreeLevels() throws IOException {
    Figure figure = figure(SyntheticRun.points(), "iterations-16khz");
    assertThat(((Plot) figure.body()).panels()).hasSize(1);
    List<Datum> worst = series(figure, 0, "coded-hard, Es/N0 = −2 dB").data();
    assertThat(worst).hasSize(20);
    assertThat(worst.getLast().y()).isEqualTo(1);
    List<Datum> best = series(figure, 0, "coded-hard, Es/N0 = 14 dB").data();
    assertThat(best).hasSize(5);
    assertThat(best.getLast().x()).isEqualTo(5);
    assertThat(best.getLast().y()).isEqualTo(1);
    assertThat(best.getLast().trials()).isEqualTo(100);
    assertThat(figure.finding()).contains("20 iterations in the mean").contains("5 at the best");
  }

  @Test
  void confusionShowsTheBestPoint() throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    PointRecord best = points.get(35);
    Matrix matrix = (Matrix) figure(points, "confusion").body();
    long[] counts = Objects.requireNonNull(Objects.requireNonNull(best.quality()).confusion());
    ConfusionMatrix confusion = ConfusionMatrix.of(counts);
    assertThat(matrix.names()).startsWith("unlabelled", "car", "person").hasSize(9);
    assertThat(matrix.counts()[1][1]).isEqualTo(counts[10]);
    assertThat(matrix.extras().getFirst().values().get(1))
        .isEqualTo(Double.toString(confusion.iou(1)));
    assertThat(matrix.extras().getFirst().values().get(6)).isEmpty();
    assertThat(matrix.extras().get(1).values().get(1))
        .isEqualTo(Long.toString(confusion.truePixels(1)));
  }

  @Test
  void samplesShowTheSameFramesAtThreeLevels() throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    SyntheticSamples.write(folder, points, 5);
    ImageGrid grid = (ImageGrid) figure(points, "samples-16khz").body();
    assertThat(grid.columns())
        .containsExactly(
            "RGB", "thermal", "truth", "decoded, −2 dB", "decoded, 2 dB", "decoded, 14 dB");
    assertThat(grid.rows()).hasSize(3 * 2);
    assertThat(grid.rows().getFirst().cells().getFirst().note()).isEqualTo("road-test-000000");
    assertThat(grid.rows().getFirst().cells().get(3).note()).startsWith("lost · IoU");
    assertThat(grid.rows().getFirst().cells().get(5).note()).startsWith("decoded · IoU");
    assertThat(grid.legend()).extracting(ImageGrid.Swatch::label).containsExactly("car", "person");
  }

  @Test
  void countsTheFrameRecords() throws IOException {
    assertThat(gallery(SyntheticRun.points().subList(0, 2)).frameRecords()).isEqualTo(200);
  }

  private static PointRecord withoutLabels(PointRecord p) {
    PointQuality q = p.quality();
    if (q == null) {
      return p;
    }
    PointQuality unlabelled =
        new PointQuality(
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            q.agreement(),
            q.agreementInterval(),
            null);
    return new PointRecord(
        p.runId(),
        p.pointId(),
        p.study(),
        p.parameters(),
        p.budget(),
        p.counts(),
        unlabelled,
        p.timing(),
        p.nextFrameIndex(),
        p.stopReason(),
        p.state(),
        p.failure(),
        null);
  }

  private Figure figure(List<PointRecord> points, String stem) throws IOException {
    return gallery(points).figures().stream()
        .filter(f -> f.stem().equals(stem))
        .findFirst()
        .orElseThrow();
  }

  private Gallery gallery(List<PointRecord> points) throws IOException {
    SyntheticRun.write(folder, SyntheticRun.run(points.size()), points);
    Run run = RunReader.open(folder);
    return Gallery.of(run, List.of());
  }

  private static Series series(Figure figure, int panel, String label) {
    return ((Plot) figure.body())
        .panels().get(panel).series().stream()
            .filter(s -> s.label().equals(label))
            .findFirst()
            .orElseThrow();
  }
}
