package io.semlink.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.SyntheticRun;
import io.semlink.reports.SyntheticSamples;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void writesEveryFigureThreeTimesAndOnePage() throws IOException {
    List<String> names = List.copyOf(report(folder.resolve("run")).keySet());
    assertThat(names)
        .contains(
            "index.html",
            "summary.csv",
            "quality-16khz.svg",
            "quality-16khz.png",
            "quality-16khz.csv",
            "quality-64khz.svg",
            "waterfall-16khz.svg",
            "samples-16khz.png",
            "confusion.csv");
  }

  private static Map<String, byte[]> report(Path run) throws IOException {
    List<PointRecord> points = SyntheticRun.points();
    SyntheticRun.write(run, SyntheticRun.run(points.size()), points);
    SyntheticSamples.write(run, points, 2);
    Path report = run.resolve("report");
    Report.write(RunReader.open(run), report);
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> list = Files.list(report)) {
      for (Path file : list.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }
}
