package io.semlink.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.SyntheticLink;
import io.semlink.reports.SyntheticMcs;
import io.semlink.reports.SyntheticRun;
import io.semlink.reports.SyntheticSamples;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
  private static final List<String> STEMS =
      List.of(
          "quality-16khz",
          "quality-64khz",
          "samples-16khz",
          "samples-64khz",
          "waterfall-16khz",
          "waterfall-64khz",
          "iterations-16khz",
          "iterations-64khz",
          "confusion");

  @TempDir private static Path folder;
  private static Map<String, byte[]> files = Map.of();

  @BeforeAll
  static void writeReport() throws IOException {
    files = report(folder.resolve("run"), SyntheticRun.points());
  }

  @Test
  void writesOnePageAndEveryFigureThreeTimes() {
    assertThat(files).containsKeys("index.html", "summary.csv", "crossings.csv", "bd.csv");
    for (String stem : STEMS) {
      assertThat(files).containsKeys(stem + ".svg", stem + ".png", stem + ".csv");
      assertThat(page()).contains("<figure id=\"" + stem + "\">");
    }
    assertThat(files).hasSize(4 + 3 * STEMS.size());
  }

  @Test
  void equalRunsGiveEqualBytes() throws IOException {
    Map<String, byte[]> again = report(folder.resolve("again"), SyntheticRun.points());
    assertThat(again.keySet()).isEqualTo(files.keySet());
    files.forEach((name, bytes) -> assertThat(again.get(name)).as(name).isEqualTo(bytes));
  }

  @Test
  void thePageFetchesNothing() {
    List<String> links = LINK.matcher(page()).results().map(MatchResult::group).distinct().toList();
    assertThat(links).hasSizeGreaterThan(3 * STEMS.size());
    for (MatchResult link : LINK.matcher(page()).results().toList()) {
      String target = link.group(1);
      boolean inside = target.startsWith("#") || target.startsWith("data:image/png;base64,");
      assertThat(inside || files.containsKey(target)).as(target).isTrue();
    }
    assertThat(page()).doesNotContain("<script", "@import", "<iframe", "<link");
    assertThat(Pattern.compile("url\\((?!#)").matcher(page()).find()).isFalse();
  }

  @Test
  void namesFromOutsideCannotBecomeMarkup() {
    assertThat(page())
        .contains("NaN in &lt;decoder&gt; &amp; &quot;stopped&quot;")
        .contains("# &lt;two&gt; &amp; more")
        .doesNotContain("<decoder>");
  }

  @Test
  void saysHowTheRunWent() {
    assertThat(page())
        .contains("<b>36 of 38</b><span>points done")
        .contains("failed: NaN")
        .contains("Infeasible points: 1")
        .contains("coded-hard falls from 29.8 % to 10.5 % between 2 dB and 0 dB")
        .doesNotContain("carry no label")
        .doesNotContain("counted frames have a record");
    assertThat(text("summary.csv"))
        .contains("frame records,3600\n")
        .contains("weights of promsc-tiny,0f1e2d3c4b5a\n");
  }

  @Test
  void aStudyOfTheMcsTellsWhatAdaptationIsWorth() throws IOException {
    Path run = folder.resolve("mcs");
    List<SyntheticMcs.Point> points =
        SyntheticMcs.points(7, 60, n -> 7 + 10 * StrictMath.sin(n), true);
    SyntheticRun.write(
        run,
        SyntheticRun.run(3),
        points.stream().map(SyntheticMcs.Point::record).toList(),
        points.stream().flatMap(p -> p.frames().stream()).toList());
    Report.write(RunReader.open(run), run.resolve("report"));
    String csv = Files.readString(run.resolve("report").resolve("adaptation.csv"));
    List<String> lines = csv.lines().toList();
    assertThat(lines).hasSize(2);
    String[] header = lines.getFirst().split(",", -1);
    String[] cells = lines.getLast().split(",", -1);
    assertThat(cells).hasSameSizeAs(header);
    Map<String, String> row = new TreeMap<>();
    for (int i = 0; i < header.length; i++) {
      row.put(header[i], cells[i]);
    }
    assertThat(row).containsEntry("channel_uses", "1000.0").containsEntry("delay_frames", "1");
    double loss = number(row, "oracle") - number(row, "realistic");
    assertThat(number(row, "loss")).isEqualTo(loss).isPositive();
    assertThat(run.resolve("report").resolve("adaptation.svg")).exists();
    assertThat(Files.readString(run.resolve("report").resolve("index.html")))
        .contains("<figure id=\"adaptation\">", "<section id=\"adaptation\">", "Thresholds of ")
        .contains("<th>Frames (envelope, choices)</th>", "<td>60, 60</td>");
    assertThat(row).containsEntry("curve", "coded-hard");
  }

  @Test
  void missingFrameRecordsAreSaid() throws IOException {
    Path run = folder.resolve("short");
    List<PointRecord> points = List.of(SyntheticRun.point("coded-hard", 16_000, 2));
    SyntheticRun.write(run, SyntheticRun.run(1), points);
    Files.write(run.resolve("frames.jsonl.zst"), SyntheticRun.compressed(frames(points, 90)));
    Report.write(RunReader.open(run), run.resolve("report"));
    assertThat(Files.readString(run.resolve("report").resolve("index.html")))
        .contains("Only 90 of 100 counted frames have a record");
  }

  @Test
  void aLinkWithoutImagesHasItsOwnAxis() throws IOException {
    Map<String, byte[]> link = report(folder.resolve("link"), SyntheticLink.awgn());
    assertThat(link)
        .containsOnlyKeys(
            "index.html",
            "summary.csv",
            "waterfall.svg",
            "waterfall.png",
            "waterfall.csv",
            "iterations.svg",
            "iterations.png",
            "iterations.csv");
    assertThat(
            new String(Objects.requireNonNull(link.get("waterfall.csv")), StandardCharsets.UTF_8))
        .startsWith("quantity,series,eb_n0_db,value");
  }

  @Test
  void aRunWithoutAFinishedPointStillHasAPage() throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    Map<String, byte[]> none =
        report(folder.resolve("none"), points.subList(points.size() - 2, points.size()));
    assertThat(none).containsOnlyKeys("index.html", "summary.csv");
  }

  private static String frames(List<PointRecord> points, int most) {
    return points.stream()
        .flatMap(p -> SyntheticRun.frames(p).stream())
        .limit(most)
        .map(io.semlink.simulator.results.ResultJson::write)
        .collect(java.util.stream.Collectors.joining("\n", "", "\n"));
  }

  private static String page() {
    return text("index.html");
  }

  private static String text(String name) {
    return new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
  }

  private static Map<String, byte[]> report(Path run, List<PointRecord> points) throws IOException {
    SyntheticRun.write(run, SyntheticRun.run(points.size()), points);
    if (points.size() > 20) {
      SyntheticSamples.write(run, points, 2);
    }
    Path report = run.resolve("report");
    Report.write(RunReader.open(run), report);
    Map<String, byte[]> written = new TreeMap<>();
    try (Stream<Path> list = Files.list(report)) {
      for (Path file : list.toList()) {
        written.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return written;
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(Objects.requireNonNull(row.get(column)));
  }
}
