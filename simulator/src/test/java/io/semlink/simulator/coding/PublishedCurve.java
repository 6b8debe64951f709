package io.semlink.simulator.coding;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Rows of the published tutorial, and how a simulation is held against them: exact intervals of
/// confidence sqrt(0.95) each, which must meet (joint 95 %).
public final class PublishedCurve {
  private static final Path FILE =
      Path.of("../../shared/data/reference-curves/published_5g_tutorial.csv");
  private static final double CONFIDENCE = Math.sqrt(0.95);

  private PublishedCurve() {}

  /// Block errors of the rows with a label and an Eb/N0; skips the test where the file is absent.
  public static List<ErrorCounts> blocks(String label, double ebN0Db) throws IOException {
    Assumptions.assumeTrue(Files.exists(FILE), "the published curves are not here");
    List<ErrorCounts> rows =
        Files.readAllLines(FILE).stream()
            .map(line -> line.split(",", -1))
            .filter(row -> row[1].equals(label) && Double.parseDouble(row[2]) == ebN0Db)
            .map(row -> new ErrorCounts(Long.parseLong(row[5]), Long.parseLong(row[6])))
            .toList();
    assertThat(rows).as("rows of %s at %s dB", label, ebN0Db).isNotEmpty();
    return rows;
  }

  public static void assertMeets(ErrorCounts ours, ErrorCounts published) {
    Interval here = ours.interval(CONFIDENCE);
    Interval there = published.interval(CONFIDENCE);
    assertThat(here.low()).as("%s against %s", ours, published).isLessThanOrEqualTo(there.high());
    assertThat(here.high())
        .as("%s against %s", ours, published)
        .isGreaterThanOrEqualTo(there.low());
  }
}
