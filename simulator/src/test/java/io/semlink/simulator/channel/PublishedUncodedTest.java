package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semlink.simulator.channel.UncodedLoop.Measured;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uncoded bit error rates against the published simulations of the AFF3CT project: where both
/// counted enough, the intervals meet, jointly at 95 %; and nine rows in ten hold the closed form
/// in their 99 % interval.
final class PublishedUncodedTest {
  private static final Path FOLDER = Path.of("../../shared/data/reference-curves/UNCODED");
  private static final int BLOCK_BITS = 4003;
  private static final int NUM_BLOCKS = 150;
  private static final int NUM_POINTS = 4;
  // All points of the 16 files together hold at 95 % (Bonferroni).
  private static final double CONFIDENCE = 1 - 0.05 / (16 * NUM_POINTS);

  /// One row of a trace.
  private record Row(EbN0 ebN0, ErrorCounts bits) {}

  @ParameterizedTest
  @CsvSource({
    "AWGN/PSK/Uncoded_K4003_BPSK.txt,BPSK",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps1.txt,PI2_BPSK",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps2.txt,QPSK",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps3.txt,PSK8",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps4.txt,PSK16",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps5.txt,PSK32",
    "AWGN/PSK/Uncoded_K4003_PSK_max_bps6.txt,PSK64",
    "AWGN/QAM/Uncoded_K4003_QAM_max_bps2.txt,QPSK",
    "AWGN/QAM/Uncoded_K4003_QAM_max_bps4.txt,QAM16",
    "AWGN/QAM/Uncoded_K4003_QAM_max_bps6.txt,QAM64",
    "RAYLEIGH/PSK/Uncoded_K4003_BPSK.txt,BPSK",
    "RAYLEIGH/PSK/Uncoded_K4003_PSK_max_bps2.txt,QPSK",
    "RAYLEIGH/PSK/Uncoded_K4003_PSK_max_bps3.txt,PSK8",
    "RAYLEIGH/PSK/Uncoded_K4003_PSK_max_bps4.txt,PSK16",
    "RAYLEIGH/QAM/Uncoded_K4003_QAM_max_bps4.txt,QAM16",
    "RAYLEIGH/QAM/Uncoded_K4003_QAM_max_bps6.txt,QAM64"
  })
  void intervalsMeet(String file, Modulation modulation) throws IOException {
    boolean faded = file.startsWith("RAYLEIGH");
    List<Row> rows = rows(file);
    List<Row> countable = rows.stream().filter(r -> r.bits().rate() > 1e-3).toList();
    assertThat(countable).hasSizeGreaterThanOrEqualTo(NUM_POINTS);
    for (int i = 0; i < NUM_POINTS; i++) {
      Row row = countable.get(i * (countable.size() - 1) / (NUM_POINTS - 1));
      EsN0 esN0 = row.ebN0().toEsN0(CodeRate.UNCODED, modulation.order());
      Channel channel =
          faded
              ? new FlatChannel(esN0, new BlockFading(new GainLaw.Rayleigh(), 1))
              : new AwgnChannel(esN0);
      Measured ours = UncodedLoop.measure(channel, new Modem(modulation), BLOCK_BITS, NUM_BLOCKS);
      Interval mine = ours.interval(CONFIDENCE);
      Interval theirs = row.bits().interval(CONFIDENCE);
      assertThat(mine.low() <= theirs.high() && theirs.low() <= mine.high())
          .as("%s, ours %s, published %s", row.ebN0(), ours.rate(), row.bits().rate())
          .isTrue();
    }
    assertThat(rows.stream().filter(r -> holdsTheory(r, modulation, faded)).count())
        .as("rows that hold the closed form, of %d", rows.size())
        .isGreaterThanOrEqualTo(rows.size() * 9L / 10);
  }

  private static boolean holdsTheory(Row row, Modulation modulation, boolean faded) {
    double theory =
        faded
            ? UncodedLoop.rayleighTheory(modulation, row.ebN0())
            : UncodedLoop.awgnTheory(modulation, row.ebN0());
    return row.bits().interval(0.99).contains(theory);
  }

  private static List<Row> rows(String file) throws IOException {
    Path path = FOLDER.resolve(file);
    assumeTrue(Files.isReadable(path), () -> "no reference curve " + path);
    return Files.readAllLines(path).stream()
        .filter(line -> !line.startsWith("#") && line.contains("||"))
        .map(line -> Arrays.stream(line.split("\\|+", -1)).map(String::strip).toList())
        .map(PublishedUncodedTest::row)
        .toList();
  }

  /// Columns Es/N0, Eb/N0, frames, bit errors, frame errors, ...
  private static Row row(List<String> cells) {
    long frames = Long.parseLong(cells.get(2));
    long bitErrors = Long.parseLong(cells.get(3));
    return new Row(
        new EbN0(Double.parseDouble(cells.get(1))),
        new ErrorCounts(bitErrors, frames * BLOCK_BITS));
  }
}
