package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semlink.scenarios.evaluate.EvaluationRecords;
import io.semlink.simulator.metrics.ConfusionMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluateCommandTest {
  private static final String SMALL = "evaluate promsc-tiny --frames 6 --planes 33 ";

  @TempDir private Path folder;

  private record Called(int exitCode, String out, String err) {}

  private static Called call(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Semlink.execute(new PrintWriter(out), new PrintWriter(err), line.strip().split(" +", -1));
    return new Called(exitCode, out.toString(), err.toString());
  }

  private static ConfusionMatrix matrix(JsonNode set) {
    long[] counts = new long[81];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = set.get("confusion").get(i).longValue();
    }
    return ConfusionMatrix.of(counts);
  }

  @Test
  void jsonHoldsWhatItsOwnCountsSay() throws IOException {
    Path csv = folder.resolve("a.csv");
    Called called = call(SMALL + "--bit-error-rate 0.3 --compare promsc-tiny --json --csv " + csv);
    assertThat(called.exitCode()).as(called.err()).isZero();
    JsonNode root = new JsonMapper().readTree(called.out());
    JsonNode conditions = root.get("runs").get(0).get("conditions");
    assertThat(conditions).hasSize(2);
    assertThat(conditions.get(0).get("payload_per_pixel").doubleValue())
        .isEqualTo(1584.0 / (96 * 128));
    for (JsonNode condition : conditions) {
      JsonNode all = condition.get("sets").get("all");
      ConfusionMatrix counts = matrix(all);
      assertThat(counts.numPixels()).isEqualTo(6 * 96 * 128);
      assertThat(all.get("measures").get("miou").get("value").doubleValue())
          .isCloseTo(counts.meanIou(), within(1e-12));
      assertThat(
              matrix(condition.get("sets").get("day"))
                  .plus(matrix(condition.get("sets").get("night"))))
          .isEqualTo(counts);
    }
    double lost =
        root.get("losses").get(0).get("sets").get("all").get("miou").get("value").doubleValue();
    assertThat(lost).isNegative();
    for (JsonNode set : root.get("comparisons").get(0)) {
      assertThat(set.get("miou").get("value").doubleValue()).isZero();
      assertThat(set.get("iou_car").get("value").doubleValue()).isZero();
      assertThat(set.get("iou_car").has("high")).isFalse();
    }
    assertThat(root.get("runs").get(0).get("complexity").get("parameters").longValue())
        .isEqualTo(2_086_740);
    List<String> lines = Files.readAllLines(csv);
    assertThat(lines).first().isEqualTo(EvaluationRecords.CSV_HEADER);
    assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(13));
    assertThat(lines).hasSize(1 + 2 * 2 * 3 * 33 + 2 * 3 * 34);
  }

  @Test
  void aLostSensorIsSaidAndSeen() {
    Called both = call(SMALL);
    Called blind = call(SMALL + "--modality thermal");
    assertThat(both.exitCode()).as(both.err()).isZero();
    assertThat(both.out()).contains("both images").contains("parameters").contains("| car ");
    assertThat(blind.out()).contains("thermal alone, RGB is black");
    assertThat(cars(blind)).isNotEmpty().isNotEqualTo(cars(both));
  }

  private static List<String> cars(Called called) {
    return called.out().lines().filter(line -> line.startsWith("| car ")).toList();
  }

  @Test
  void whatCannotBeIsOneClearError() {
    for (String wrong :
        List.of(
            "--classes cars",
            "--map-rest ignored",
            "--bits-per-pixel 0.07",
            "--bit-error-rate 0.7",
            "--modality radar",
            "--split all",
            "--layout mfnet",
            "--thermal-range 1:9",
            "--data nowhere --thermal-range 9:1",
            "--compare promsc-tiny:nowhere.safetensors",
            "--encoder mine.pt",
            "--data nowhere")) {
      Called called = call(SMALL + wrong);
      assertThat(called.exitCode()).as(wrong).isEqualTo(2);
      assertThat(called.err()).as(wrong).doesNotContain("Exception").isNotBlank();
    }
    assertThat(call(SMALL + "--classes cars").err()).contains("car_stop");
  }

  @Test
  void aNetworkOfOneSensorCannotLoseIt() {
    Called called = call("evaluate promsc-small-rgb --frames 2 --modality thermal");
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("leaves promsc-small-rgb nothing to see");
  }

  @Test
  void aRateThatTheSecondSchemeCannotKeepIsRefused() {
    String line = "evaluate %s --compare %s --bits-per-pixel 0.07 --frames 2";
    for (List<String> pair :
        List.of(
            List.of("jpeg2000+mfnet-small", "jpeg+mfnet-small"),
            List.of("jpeg+mfnet-small", "jpeg2000+mfnet-small"))) {
      Called called = call(line.formatted(pair.getFirst(), pair.getLast()));
      assertThat(called.exitCode()).isEqualTo(2);
      assertThat(called.err()).contains("jpeg+mfnet-small: jpeg cannot code frame");
      assertThat(called.out()).isEmpty();
    }
  }

  /// A plane of one scheme is not as large as that of another.
  @Test
  void onlyEqualPayloadsAreCompared() throws IOException {
    String pair = "evaluate promsc-tiny --compare jpeg2000+mfnet-small --frames 2 ";
    Called unequal = call(pair + "--planes 33");
    assertThat(unequal.exitCode()).isEqualTo(2);
    assertThat(unequal.err())
        .contains("promsc-tiny sends 1584 bits but jpeg2000+mfnet-small 4224 bits")
        .contains("Maybe --bits-per-pixel");
    // 1597 bits are asked for: each would take its own nearest size.
    Called equal = call(pair + "--bits-per-pixel 0.13 --json");
    assertThat(equal.exitCode()).as(equal.err()).isZero();
    for (JsonNode run : new JsonMapper().readTree(equal.out()).get("runs")) {
      assertThat(run.get("conditions").get(0).get("payload").intValue()).isEqualTo(1584);
    }
  }

  @Test
  void usersOwnNetworksAreJudgedToo() throws IOException {
    for (String file : List.of("mean-encoder.pt", "copying-decoder.pt")) {
      try (InputStream in = Semlink.class.getResourceAsStream("/io/semlink/scenarios/" + file)) {
        Files.write(folder.resolve(file), Objects.requireNonNull(in).readAllBytes());
      }
    }
    String own =
        "evaluate torchscript --frames 4 --planes 1 --encoder %s --decoder %s"
            .formatted(folder.resolve("mean-encoder.pt"), folder.resolve("copying-decoder.pt"));
    Called called = call(own + " --resolution 96x128");
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out()).contains("## torchscript (").contains("| car ");
    assertThat(call(own).err()).contains("needs --encoder, --decoder and --resolution");
    assertThat(call(own + " --resolution 96by128").err()).contains("96by128");
  }

  /// The labelled frames of a third of a real data set, where it is at hand: 37 of the test split.
  @Test
  void realFramesAreSplitAndTimed() {
    Path frames = Path.of("../../shared/data/roadscene");
    Path labels = Path.of("../../shared/data/roadscene-labels");
    Assumptions.assumeTrue(Files.isDirectory(labels), "no labelled real frames here");
    Called called =
        call(
            "evaluate promsc-tiny --classes other,car,person --map-rest ignored"
                + " --data "
                + frames
                + " --labels "
                + labels);
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out())
        .contains("all (37 frames)")
        .contains("night (")
        .contains("mIoU, subset");
  }
}
