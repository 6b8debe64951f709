package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.units.Decibels;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The tables of TR 38.901 as restated here.
final class TapTableTest {
  private static TapTable table(TdlProfile profile) {
    return TapTable.of(new TdlSettings(profile, 1, 0, TdlModel.FREQUENCY));
  }

  @ParameterizedTest
  @CsvSource({"A,23,9.6586", "B,23,4.7834", "C,24,8.6523", "D,14,12.525", "E,15,20.6519"})
  void tablesHaveTheirTaps(TdlProfile profile, int count, double longest) {
    TapTable table = table(profile);
    assertThat(table.size()).isEqualTo(count);
    assertThat(table.longestDelay()).isEqualTo(longest);
    double total = 0;
    for (double power : table.powers()) {
      total += power;
    }
    assertThat(total).isCloseTo(1, within(1e-12));
  }

  /// TR 38.901 normalises the delays to an RMS spread of 1; the tables are rounded to 0.1 dB.
  @ParameterizedTest
  @EnumSource(TdlProfile.class)
  void delaySpreadIsOne(TdlProfile profile) {
    TapTable table = table(profile);
    double mean = 0;
    double square = 0;
    for (int i = 0; i < table.size(); i++) {
      mean += table.powers()[i] * table.delays()[i];
      square += table.powers()[i] * table.delays()[i] * table.delays()[i];
    }
    assertThat(Math.sqrt(square - mean * mean)).isCloseTo(1, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"D,13.3", "E,22"})
  void lineOfSightHasItsFactor(TdlProfile profile, double factorDb) {
    TapTable table = table(profile);
    assertThat(Decibels.fromLinear(table.powers()[0] / table.powers()[1]))
        .isCloseTo(factorDb, within(1e-9));
    assertThat(table.delays()[0]).isZero();
    assertThat(table.delays()[1]).isZero();
  }

  /// The resource must change only on purpose.
  @Test
  void resourceHasItsChecksum() throws Exception {
    try (InputStream in = TapTable.class.getResourceAsStream("tapped-delay-lines.txt")) {
      assertThat(in).isNotNull();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
      assertThat(HexFormat.of().formatHex(digest))
          .isEqualTo("1a2fc645a8354de9c67109b4414e65367c53ac5bd473a20f45cc2ef4292bec4f");
    }
  }

  /// Number for number what the shared copy of the tables says.
  @ParameterizedTest
  @EnumSource(TdlProfile.class)
  void tablesAreThoseOfTheReport(TdlProfile profile) throws IOException {
    String letter = profile.keyword().substring(4);
    Path file = Path.of("../../shared/data/tdl/tdl_%s.csv".formatted(letter));
    Assumptions.assumeTrue(Files.exists(file), "shared tables are absent");
    List<String> rows = Files.readAllLines(file).stream().skip(1).toList();
    TapTable table = table(profile);
    assertThat(rows).hasSize(table.size());
    double strongest = Double.parseDouble(rows.getFirst().split(",", -1)[2]);
    for (int i = 0; i < table.size(); i++) {
      String[] row = rows.get(i).split(",", -1);
      assertThat(table.delays()[i]).isEqualTo(Double.parseDouble(row[1]));
      assertThat(Decibels.fromLinear(table.powers()[i] / table.powers()[0]))
          .isCloseTo(Double.parseDouble(row[2]) - strongest, within(1e-9));
    }
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new TdlSettings(TdlProfile.A, -1e-9, 0, TdlModel.TIME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RMS delay spread is -1.0E-9 s");
    assertThatThrownBy(() -> new TdlSettings(TdlProfile.A, 0, Double.NaN, TdlModel.TIME))
        .hasMessageContaining("Doppler shift is NaN Hz");
  }
}
