package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.units.CodeRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class McsTableTest {
  private static final Path FACTS = Path.of("../../shared/data/nr-mcs/mcs_tables.csv");

  /// Spot values of the standard's tables.
  @ParameterizedTest
  @CsvSource({
    "QAM64,0,2,120,1024",
    "QAM64,17,6,438,1024",
    "QAM64,28,6,948,1024",
    "QAM256,20,8,1365,2048",
    "QAM256,27,8,948,1024",
    "QAM64_LOW_SE,0,2,30,1024",
    "QAM1024,26,10,948,1024",
    "TRANSFORM_PRECODING,0,1,240,1024",
    "TRANSFORM_PRECODING_LOW_SE,27,6,772,1024"
  })
  void rowsAreThoseOfTheStandard(McsTable table, int index, int order, int k, int n) {
    Mcs mcs = table.mcs(index);
    assertThat(mcs.order()).isEqualTo(order);
    assertThat(mcs.rate()).isEqualTo(new CodeRate(k, n));
    assertThat(mcs.spectralEfficiency()).isEqualTo((double) k / n * order);
  }

  @ParameterizedTest
  @EnumSource
  void everyTableHas32RowsAndReservedOnesAtItsEnd(McsTable table) {
    assertThat(table.rows()).hasSize(32).extracting(Mcs::index).isSorted();
    List<Mcs> usable = table.usable();
    assertThat(usable).hasSizeBetween(27, 29).isEqualTo(table.rows().subList(0, usable.size()));
    assertThatThrownBy(() -> table.mcs(usable.size()))
        .hasMessageContaining("has 0.." + (usable.size() - 1));
    assertThatThrownBy(() -> table.mcs(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tablesAreFrozen() {
    String all =
        Stream.of(McsTable.values())
            .flatMap(table -> table.rows().stream())
            .map(m -> m + " " + m.order() + " " + m.rateTimes2048())
            .collect(Collectors.joining("\n"));
    assertThat(Sha256.hex(all)).startsWith("8add72ad226a9d42");
  }

  /// Against the facts as another toolkit lists them.
  @Test
  void usableRowsAreAllThatOthersList() throws IOException {
    assumeThat(FACTS).as("the tables of shared/data are not here").exists();
    List<String> facts =
        Files.readAllLines(FACTS).stream()
            .skip(1)
            .map(line -> line.substring(line.startsWith("uplink") ? 0 : 10))
            .map(line ->
                line.replaceFirst("^.*?precoding\"?,", line.startsWith("uplink") ? "u" : "d"))
            .sorted()
            .toList();
    List<String> ours =
        Stream.of(McsTable.values())
            .flatMap(table -> table.usable().stream())
            .map(McsTableTest::fact)
            .sorted()
            .toList();
    assertThat(ours).hasSize(169).isEqualTo(facts);
  }

  private static String fact(Mcs mcs) {
    String number = mcs.table().number();
    boolean downlink = number.startsWith("5");
    String rate =
        mcs.rateTimes2048() % 2 == 0
            ? Integer.toString(mcs.rateTimes2048() / 2)
            : mcs.rateTimes2048() / 2 + ".5";
    return "%s%s,%d,%d,%s"
        .formatted(
            downlink ? "d" : "u",
            number.substring(number.length() - 1),
            mcs.index(),
            mcs.order(),
            rate);
  }

  @Test
  void modulationFollowsFromTheBitsASymbol() {
    assertThat(McsTable.QAM256.mcs(20).modulation()).isEqualTo(Modulation.QAM256);
    assertThat(McsTable.QAM64.mcs(3).modulation()).isEqualTo(Modulation.QPSK);
    for (Mcs mcs : List.of(McsTable.QAM1024.mcs(26), McsTable.TRANSFORM_PRECODING.mcs(0))) {
      if (mcs.isSupported()) {
        assertThat(mcs.modulation().order()).isEqualTo(mcs.order());
      } else {
        assertThatThrownBy(mcs::modulation).hasMessageContaining("is missing");
      }
    }
  }
}
