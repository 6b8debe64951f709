package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.channel.ChannelTrace.Quantity;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChannelTraceTest {
  private static final Modem QPSK = new Modem(Modulation.QPSK);
  private static final byte[] BITS = new byte[64];

  @TempDir Path folder;

  private ChannelTrace trace(String text) throws IOException {
    return ChannelTrace.read(Files.writeString(folder.resolve("drive.csv"), text));
  }

  /// Each block is sent at its row's Es/N0, with the study's noise, round and round.
  @Test
  void operatingPointFollowsTheRows() throws IOException {
    ChannelTrace trace = trace("# a drive\ntime_s,es_n0_db\n0.0, 3.5\n\n0.1,-7\n0.2,1e1\n");
    assertThat(trace.quantity()).isEqualTo(Quantity.ES_N0_DB);
    assertThat(trace.length()).isEqualTo(3);
    TracedEsN0Channel channel = new TracedEsN0Channel(trace, AwgnChannel::new);
    double[] rows = {3.5, -7, 10, 3.5, -7, 10, 3.5};
    for (int block = 0; block < rows.length; block++) {
      assertThat(channel.measuredEsN0Db(32, key(block))).isEqualTo(rows[block]);
      assertThat(channel.send(BITS, QPSK, key(block)))
          .isEqualTo(new AwgnChannel(new EsN0(rows[block])).send(BITS, QPSK, key(block)));
    }
    TracedEsN0Channel faded =
        new TracedEsN0Channel(
            trace, esN0 -> new FlatChannel(esN0, new BlockFading(new GainLaw.Rayleigh(), 8)));
    assertThat(faded.coherence()).isEqualTo(8);
  }

  /// As a spreadsheet saves it.
  @Test
  void marksQuotesAndLineEndsOfASpreadsheetAreNoPartOfTheValues() throws IOException {
    ChannelTrace trace =
        trace("\uFEFF\"place, street\",es_n0_db\r\n\"A, B\",\"3.5\"\r\n\"C\",-7\r\n");
    assertThat(trace.contentHash()).isEqualTo(trace("es_n0_db\n3.5\n-7\n").contentHash());
  }

  @Test
  void blocksAreLostAsRecorded() throws IOException {
    TracedLossChannel channel = new TracedLossChannel(trace("lost\n0\n1\n1\n0\n"));
    boolean[] lost = {false, true, true, false, false, true};
    for (int block = 0; block < lost.length; block++) {
      assertThat(channel.send(BITS, QPSK, key(block))).containsOnly(lost[block] ? 0f : 40f);
    }
  }

  @Test
  void lossProbabilitiesAreDrawn() throws IOException {
    TracedLossChannel channel = new TracedLossChannel(trace("loss_probability\n0\n0.5\n"));
    int lost = 0;
    for (int block = 0; block < 2000; block++) {
      boolean gone = channel.send(BITS, QPSK, key(block))[0] == 0;
      assertThat(gone && block % 2 == 0).isFalse();
      lost += gone ? 1 : 0;
    }
    assertThat(lost).isBetween(437, 563);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|no line of column names",
        "es_n0_db\\n3\\n-3,7|:3: the number of cells is 2 but line 1 has 1 column names",
        "es_n0_db\\n3\\n\"-3,7\"|:3: es_n0_db is \"-3,7\" but must be a number",
        "es_n0_db\\n10f|:2: es_n0_db is \"10f\" but must be a number in",
        "es_n0_db\\n0x1p4|:2: es_n0_db is \"0x1p4\" but must be a number in",
        "es_n0_db,t,es_n0_db\\n1,2,3|:1: the column es_n0_db stands there twice",
        "es_n0_db\\n|no row below the column names",
        "snr\\n3|:1: columns are [snr] but exactly one must be es_n0_db, lost, loss_probability",
        "lost,es_n0_db\\n0,3|:1: columns are [lost, es_n0_db] but exactly one",
        "es_n0_db\\n3\\nthree|:3: es_n0_db is \"three\" but must be a number in [-100.0, 200.0]",
        "es_n0_db\\n3\\n\\nNaN|:4: es_n0_db is \"NaN\"",
        "t,es_n0_db\\n1,|:2: es_n0_db is \"\" but must be",
        "lost\\n0.5|:2: lost is \"0.5\" but must be 0 or 1",
        "loss_probability\\n1.5|:2: loss_probability is \"1.5\" but must be a number in [0.0, 1.0]"
      })
  void malformedFilesAreRefused(String text, String message) {
    assertThatThrownBy(() -> trace(text.replace("\\n", "\n")))
        .isInstanceOf(BadTraceException.class)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("drive.csv")
        .hasMessageContaining(message);
  }

  @Test
  void missingFilesAreRefused() {
    assertThatThrownBy(() -> ChannelTrace.read(folder.resolve("none.csv")))
        .isInstanceOf(BadTraceException.class)
        .hasMessageContaining("none.csv cannot be read");
  }

  @Test
  void otherQuantitiesAreRefused() throws IOException {
    ChannelTrace losses = trace("lost\n0\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TracedEsN0Channel(losses, AwgnChannel::new))
        .withMessageContaining("trace holds lost but must hold es_n0_db");
    ChannelTrace points = trace("es_n0_db\n0\n");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TracedLossChannel(points))
        .withMessageContaining("trace holds es_n0_db");
  }

  private static StreamKey key(int block) {
    return StreamKey.of(43, Purpose.RANDOM_BITS, block);
  }
}
