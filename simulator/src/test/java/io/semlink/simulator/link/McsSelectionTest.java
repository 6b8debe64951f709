package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.link.McsSelection.Candidate;
import io.semlink.simulator.link.McsSelection.Target;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class McsSelectionTest {
  private static final NrLdpcSettings LDPC =
      new NrLdpcSettings(
          BaseGraphChoice.AUTO, DecoderSettings.layeredNormalised(20, 0.75, EarlyStop.SYNDROME));

  static McsCodes codes(McsTable table, int payloadBits) {
    return McsCodes.holding(
        table, (CodeRate rate) -> new CodeSettings.NrLdpc(LDPC, rate), payloadBits);
  }

  /// At its own threshold, where it is chosen first, an MCS keeps to the target: the exact interval
  /// of its block error rate reaches down to it.
  @ParameterizedTest
  @CsvSource({
    "QAM64,400,0.1,300",
    "QAM64,2000,0.1,150",
    "QAM256,1000,0.1,200",
    "QAM256,1000,0.01,400",
    "QAM256,6000,0.1,60"
  })
  void chosenMcsReachTheTargetOverGaussianNoise(
      McsTable table, int payloadBits, double target, int blocks) {
    McsCodes codes = codes(table, payloadBits);
    McsSelection selection = codes.selection(new Target(target));
    int numChecked = 0;
    for (McsSelection.Threshold threshold : selection.thresholds()) {
      Mcs mcs = threshold.mcs();
      if (mcs.index() % 5 == 0 && selection.choose(threshold.esN0Db()).equals(mcs)) {
        ErrorCounts counts = send(codes, threshold, payloadBits, blocks);
        assertThat(counts.interval(0.99).low()).as("%s %s", mcs, counts).isLessThan(target);
        numChecked++;
      }
    }
    assertThat(numChecked).isGreaterThanOrEqualTo(4);
  }

  private static ErrorCounts send(
      McsCodes codes, McsSelection.Threshold threshold, int payloadBits, int blocks) {
    TransportLink link =
        new TransportLink(
            codes.code(threshold.mcs()),
            new Modem(threshold.mcs().modulation()),
            new AwgnChannel(new EsN0(threshold.esN0Db())),
            ReceiveMode.CODED_HARD);
    return new RandomBlocksLink(link, payloadBits, blocks)
        .send(StreamKey.of(31, Purpose.CHANNEL_NOISE, 0))
        .blocks();
  }

  @Test
  void fasterMcsFollowBetterChannelsAndTheMostRobustOneIsTheLast() {
    McsCodes codes = codes(McsTable.QAM256, 1000);
    McsSelection selection = codes.selection(new Target(0.1));
    double before = 0;
    for (double db = -20; db <= 40; db += 0.5) {
      double efficiency = selection.choose(db).spectralEfficiency();
      assertThat(efficiency).isGreaterThanOrEqualTo(before);
      before = efficiency;
    }
    Comparator<Mcs> byEfficiency = Comparator.comparingDouble(Mcs::spectralEfficiency);
    assertThat(selection.choose(-20)).isEqualTo(McsTable.QAM256.mcs(0));
    assertThat(selection.choose(Double.NaN)).isEqualTo(McsTable.QAM256.mcs(0));
    assertThat(selection.choose(40)).isEqualTo(codes.feasible().stream().max(byEfficiency).get());
  }

  /// A block that fills given symbols carries more the faster its MCS; a stricter target and a
  /// margin move thresholds up.
  @Test
  void thresholdsFollowTargetAndMargin() {
    McsCodes codes =
        McsCodes.filling(McsTable.QAM64, rate -> new CodeSettings.NrLdpc(LDPC, rate), 1500);
    assertThat(codes.feasible()).hasSize(29);
    assertThat(codes.feasible()).allMatch(mcs -> codes.symbols(mcs) == 1500);
    List<McsSelection.Threshold> loose = codes.selection(new Target(0.1, 0)).thresholds();
    List<McsSelection.Threshold> strict = codes.selection(new Target(0.001, 0)).thresholds();
    List<McsSelection.Threshold> wide = codes.selection(new Target(0.1, 3)).thresholds();
    for (int i = 0; i < loose.size(); i++) {
      assertThat(strict.get(i).esN0Db()).isGreaterThan(loose.get(i).esN0Db() + 0.05);
      assertThat(wide.get(i).esN0Db()).isEqualTo(loose.get(i).esN0Db() + 3);
    }
  }

  @Test
  void selectionNeedsACandidateAndAProbability() {
    assertThatThrownBy(() -> McsSelection.of(List.of(), new Target(0.1)))
        .hasMessageContaining("no MCS");
    assertThatThrownBy(() -> new Target(0)).hasMessageContaining("(0, 1)");
    Candidate only = new Candidate(McsTable.QAM64.mcs(5), 1000, 1351);
    assertThat(McsSelection.of(List.of(only), new Target(0.1)).choose(-9)).isEqualTo(only.mcs());
  }
}
