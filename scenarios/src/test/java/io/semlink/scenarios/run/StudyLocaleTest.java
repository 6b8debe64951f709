package io.semlink.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program may run a study in any language: what is written is the same.
final class StudyLocaleTest {
  private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");
  private static final String BLOCKS =
      """
      study = blocks
      seed = 4
      source { sensor = random-bits, blocks-per-frame = 8, block-bits = 400 }
      link {
        modulation = qpsk, channel.rayleigh.coherence = "100 symbols"
        EsN0 = ["-3 dB", "4 dB"], bandwidth = "16 kHz"
        code { family = nr-ldpc, code-rate = "1/2" }
        harq { rounds = 2, feedback = "4 ms" }
      }
      stop { max-frames = 128 }
      log.kafka = off
      """;

  @TempDir private Path folder;

  private StudyRun.Result run(String out) {
    return Study.run(ConfigFactory.parseString(BLOCKS), folder.resolve(out));
  }

  private StudyRun.Result runInArabic(String out) {
    Locale before = Locale.getDefault();
    Locale.setDefault(ARABIC);
    try {
      assertThat(String.format(Locale.getDefault(), "%d", 7)).isEqualTo("\u0667");
      return run(out);
    } finally {
      Locale.setDefault(before);
    }
  }

  private static List<String> files(Path run) throws IOException {
    try (Stream<Path> files = Files.walk(run)) {
      return files.map(file -> run.relativize(file).toString()).sorted().toList();
    }
  }

  /// Cells of a table without the columns of times and of the run's own name.
  private static List<List<String>> cells(Path run) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(run.resolve("points.csv")).stream()
            .map(line -> Arrays.asList(line.split(",", -1)))
            .toList();
    List<String> names = rows.getFirst();
    return rows.stream()
        .map(row ->
            IntStream.range(0, names.size())
                .filter(i -> !names.get(i).startsWith("wall_") && !names.get(i).equals("run_id"))
                .mapToObj(row::get)
                .toList())
        .toList();
  }

  @Test
  void idsFilesAndRowsAreThoseOfEveryLocale() throws IOException {
    StudyRun.Result here = run("here");
    StudyRun.Result there = runInArabic("there");
    assertThat(there.points())
        .extracting(PointRecord::pointId)
        .isEqualTo(here.points().stream().map(PointRecord::pointId).toList());
    assertThat(there.run().configurationHash()).isEqualTo(here.run().configurationHash());
    assertThat(cells(there.folder())).hasSize(3).isEqualTo(cells(here.folder()));
    assertThat(files(there.folder())).isEqualTo(files(here.folder()));
    for (String text : List.of("points.csv", "points.jsonl", "manifest.json", "resolved.conf")) {
      assertThat(Files.readString(there.folder().resolve(text)).chars())
          .as(text)
          .noneMatch(c -> Character.isDigit(c) && c > '9');
    }
  }
}
