package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Block error rates at published points: ours and theirs must agree within joint 95 % intervals.
/// The fixed keys make the outcome the same in each run.
@Tag("slow")
class PublishedErrorRateTest {
  private static final CheckRule EXACT = new CheckRule.SumProduct();
  private static final String FLOODING = "LDPC/AWGN/BPSK/BP_FLOODING/SPA/LDPC_N576_K288_flooding";
  private static final String LAYERED = "LDPC/AWGN/BPSK/BP_HORIZONTAL_LAYERED/";
  private static final String BSC =
      "LDPC/BSC/OOK/BP_HORIZONTAL_LAYERED/NMS/LDPC_N576_K288_hlayered_NMS_i100_WiMAX.txt";

  private static DecoderSettings settings(
      Schedule schedule, CheckRule rule, int iterations, EarlyStop stop) {
    return new DecoderSettings(schedule, rule, Precision.FLOAT, iterations, stop);
  }

  private static LdpcTransport code(String matrix, DecoderSettings settings) {
    return new LdpcTransport(
        ParityCheckMatrix.read(SharedData.file("ldpc-matrices/" + matrix)), settings);
  }

  @ParameterizedTest
  @CsvSource({"3.00, 250", "3.50, 1200", "4.00, 4000"})
  void wifiLayeredSumProductTwentyIterations(String ebN0Db, int trials) throws IOException {
    DecoderSettings settings = settings(Schedule.LAYERED, EXACT, 20, EarlyStop.SYNDROME);
    String reference = LAYERED + "SPA/LDPC_N648_K540_hlayered_SPA_i20_Wi-Fi.txt";
    assertAgree(code("WIFI_540_648.alist", settings), reference, ebN0Db, trials);
  }

  @ParameterizedTest
  @CsvSource({"3.00, 250", "3.75, 1500", "4.25, 4000"})
  void wifiLayeredSumProductFiveIterations(String ebN0Db, int trials) throws IOException {
    DecoderSettings settings = settings(Schedule.LAYERED, EXACT, 5, EarlyStop.SYNDROME);
    String reference = LAYERED + "SPA/LDPC_N648_K540_hlayered_SPA_i05_Wi-Fi.txt";
    assertAgree(code("WIFI_540_648.alist", settings), reference, ebN0Db, trials);
  }

  @ParameterizedTest
  @CsvSource({"3.50, 800", "4.00, 3000", "4.20, 6000"})
  void wifiLayeredMinSum(String ebN0Db, int trials) throws IOException {
    DecoderSettings settings =
        settings(Schedule.LAYERED, new CheckRule.NormalisedMinSum(1), 10, EarlyStop.SYNDROME);
    String reference = LAYERED + "NMS/LDPC_N648_K540_hlayered_NMS_i10_Wi-Fi.txt";
    assertAgree(code("WIFI_540_648.alist", settings), reference, ebN0Db, trials);
  }

  @ParameterizedTest
  @CsvSource({"1.00, 250", "1.50, 800", "2.00, 2500"})
  void wimaxLayeredNormalisedWithoutStop(String ebN0Db, int trials) throws IOException {
    DecoderSettings settings = DecoderSettings.layeredNormalised(100, 0.825, EarlyStop.NONE);
    String reference = LAYERED + "NMS/LDPC_N576_K288_hlayered_NMS_i100_WiMAX.txt";
    assertAgree(code("WIMAX_288_576.alist", settings), reference, ebN0Db, trials);
  }

  @ParameterizedTest
  @CsvSource({"1.00, 150", "1.50, 600", "2.00, 2500"})
  void wimaxFloodingSumProduct(String ebN0Db, int trials) throws IOException {
    DecoderSettings settings = settings(Schedule.FLOODING, EXACT, 100, EarlyStop.SYNDROME);
    String reference = FLOODING + "_SPA_i100_WiMAX.txt";
    assertAgree(code("WIMAX_288_576.alist", settings), reference, ebN0Db, trials);
  }

  @ParameterizedTest
  @CsvSource({"0.0800, 500", "0.0700, 1500", "0.0600, 5000"})
  void wimaxOnTheSymmetricChannel(String flipProbability, int trials) throws IOException {
    DecoderSettings settings = DecoderSettings.layeredNormalised(100, 0.825, EarlyStop.SYNDROME);
    LdpcTransport code = code("WIMAX_288_576.alist", settings);
    List<String> row = row(BSC, 0, flipProbability);
    Blocks reference = new Blocks(Integer.parseInt(row.get(3)), Integer.parseInt(row.get(1)));
    double p = Double.parseDouble(flipProbability);
    assertAgree(simulate(code, trials, (coded, block) -> flipped(coded, p, block)), reference);
  }

  /// Frame errors over frames of an independent layered decoder of the same cut base graph.
  @ParameterizedTest
  @CsvSource({"BG1, 8448, 16896, 0.75, 54, 304, 100"})
  void nrLayeredSumProduct(
      BaseGraph graph, int k, int n, double ebN0Db, int errors, int frames, int trials) {
    DecoderSettings settings = settings(Schedule.LAYERED, EXACT, 20, EarlyStop.SYNDROME);
    CutLdpcTransport code =
        CutLdpcTransport.of(settings, graph, k / graph.numInformationColumns(), n);
    assertAgree(awgn(code, ebN0Db, trials), new Blocks(errors, frames));
  }

  /// Rows that tutorials of a 5G toolbox print: flooding sum-product, 20 iterations, rate 1/2, QPSK
  /// (the same as BPSK at equal Eb/N0), full rate matching without CRC.
  @ParameterizedTest
  @CsvSource({
    "512, 1.0, 887, 2000, 600", "512, 1.5, 595, 4000, 1500",
    "1000, 1.0, 924, 2000, 400", "1000, 1.5, 521, 7000, 1500"
  })
  void nrFloodingWithRateMatching(int n, double ebN0Db, int errors, int blocks, int trials) {
    DecoderSettings settings = settings(Schedule.FLOODING, EXACT, 20, EarlyStop.SYNDROME);
    NrLdpcSettings nr = new NrLdpcSettings(BaseGraphChoice.AUTO, settings).withoutCrc();
    NrLdpcTransport code = NrLdpcTransport.of(nr, n, new CodeRate(1, 2), 2);
    assertThat(code.payloadBits()).isEqualTo(n / 2);
    assertAgree(awgn(code, ebN0Db, trials), new Blocks(errors, blocks));
  }

  private interface Noise {
    float[] llr(byte[] coded, int block);
  }

  private static void assertAgree(TransportCode code, String file, String ebN0Db, int trials)
      throws IOException {
    List<String> row = row(file, 1, ebN0Db);
    Blocks reference = new Blocks(Integer.parseInt(row.get(4)), Integer.parseInt(row.get(2)));
    assertAgree(awgn(code, Double.parseDouble(ebN0Db), trials), reference);
  }

  private static void assertAgree(Blocks ours, Blocks reference) {
    assertThat(ours.errors()).as("errors seen").isPositive();
    assertThat(ours.agreesWith(reference)).as("%s against %s", ours, reference).isTrue();
  }

  /// The row of a reference file whose operating point stands in a column.
  private static List<String> row(String file, int column, String point) throws IOException {
    try (var lines = Files.lines(SharedData.file("reference-curves/" + file))) {
      return lines
          .filter(line -> !line.startsWith("#") && line.contains("|"))
          .map(line -> Arrays.stream(line.split("\\|+", -1)).map(String::strip).toList())
          .filter(cells -> cells.get(column).equals(point))
          .findFirst()
          .orElseThrow();
    }
  }

  private static Blocks awgn(TransportCode code, double ebN0Db, int trials) {
    CodeRate rate = new CodeRate(code.informationBits(), code.codedBits());
    double variance = new EbN0(ebN0Db).toEsN0(rate, 1).noisePower() / 2;
    return simulate(code, trials, (coded, block) -> RandomWords.llr(coded, variance, block));
  }

  private static float[] flipped(byte[] coded, double p, int block) {
    var random = StreamKey.of(2026, Purpose.BIT_ERRORS, block).generator();
    float magnitude = (float) Math.log((1 - p) / p);
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = coded[i] == 1 != random.nextDouble() < p ? -magnitude : magnitude;
    }
    return llr;
  }

  private static Blocks simulate(TransportCode code, int trials, Noise noise) {
    TransportDecoder decoder = code.newDecoder();
    int errors = 0;
    for (int block = 0; block < trials; block++) {
      byte[] payload = RandomWords.bits(code.payloadBits(), block);
      float[] llr = noise.llr(code.encode(payload), block);
      errors += Arrays.equals(decoder.decode(llr).payload(), payload) ? 0 : 1;
    }
    return new Blocks(errors, trials);
  }
}
