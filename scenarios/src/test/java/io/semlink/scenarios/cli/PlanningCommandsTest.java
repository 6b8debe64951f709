package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.semlink.actors.study.PointPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import io.semlink.simulator.link.LinkBudget;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `plan`, `explain` and `new`.
final class PlanningCommandsTest {
  @TempDir private Path folder;

  private record Called(int exitCode, String out, String err) {}

  private static Called call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Semlink.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Called(exitCode, out.toString(), err.toString());
  }

  private String runs() {
    return folder.resolve("out").toString();
  }

  @Test
  void aNewScenarioPlansRunsAndIsNeverOverwritten() throws IOException {
    String name = folder.resolve("mine").toString();
    assertThat(call("new", name).exitCode()).isZero();
    String file = name + ".conf";
    Called plan = call("plan", file, "--out", runs());
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("10 points of at most 40 frames each").contains("rough: from");
    Called run =
        call("run", file, "--out", runs(), "--set", "stop.max-frames=2", "--set", "log.kafka=off");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(call("plan", file, "--out", runs()).out())
        .contains("(from earlier runs on this machine)");
    Files.writeString(Path.of(file), "# mine");
    Called again = call("new", name);
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("mine.conf exists");
    assertThat(Files.readString(Path.of(file))).isEqualTo("# mine");
    assertThat(call("new", folder.resolve("a b").toString()).exitCode()).isEqualTo(2);
    assertThat(call("new", folder.resolve("gone/x").toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void aPlanForProgramsHasBudgetsAndAnEstimate() throws IOException {
    Called called = call("plan", "link-alone", "--json", "--out", runs());
    JsonNode plan = new ObjectMapper().readTree(called.out());
    assertThat(plan.get("points")).hasSize(22);
    assertThat(plan.at("/points/0/budget/coded_bits").intValue()).isPositive();
    assertThat(plan.at("/estimate/wall_seconds").doubleValue()).isPositive();
    assertThat(plan.at("/estimate/rough_points").intValue()).isEqualTo(22);
  }

  @Test
  void aPointOfARunOrOfAStudyIsExplained() {
    String[] small = {
      "link.EbN0=[\"1 dB\", \"2 dB\"]", "stop.max-frames=1", "link.modulation=qpsk"
    };
    Called run =
        call(
            "run",
            "link-alone",
            "--out",
            runs(),
            "--set",
            small[0],
            "--set",
            small[1],
            "--set",
            small[2]);
    assertThat(run.exitCode()).as(run.err()).isZero();
    Called plan = call("plan", "link-alone", "--out", runs(), "--set", small[0], "--set", small[2]);
    String id = plan.out().lines().skip(1).findFirst().orElseThrow().substring(0, 12);
    Called ofRun = call("explain", id.substring(0, 8), "--out", runs());
    assertThat(ofRun.exitCode()).as(ofRun.err()).isZero();
    assertThat(ofRun.out())
        .contains("point " + id)
        .contains("B / E =")
        .contains("Es/N0 - 10 log10(R Qm)");
    assertThat(call("explain", id, "link-alone", "--set", small[0]).out()).isEqualTo(ofRun.out());
    Called none = call("explain", "ffffffffffff0", "--out", runs());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("has a point ffffffffffff0").contains("Maybe");
    Called all = call("explain", "", "link-alone");
    assertThat(all.exitCode()).isEqualTo(2);
    assertThat(all.err()).contains("22 points begin with");
  }

  /// The last frame that arrived may be one that the queue dropped, which never arrived.
  @Test
  void aReceiverWithAMemoryIsRefusedWhereFramesAreDropped() {
    String[] settings = {
      "--set",
      "link.EsN0=4 dB",
      "--set",
      "link.bandwidth=16 kHz",
      "--set",
      "schemes.semantic=null",
      "--set",
      "link.harq.rounds=2",
      "--set",
      "schemes.separate.concealment=last-frame"
    };
    List<String> args = new ArrayList<>(List.of("plan", "cliff-small"));
    args.addAll(List.of(settings));
    Called refused = call(args.toArray(String[]::new));
    assertThat(refused.exitCode()).as(refused.out()).isEqualTo(2);
    assertThat(refused.err())
        .contains("concealment = last-frame does not go with a link that drops frames")
        .contains("Maybe concealment = grey");
    args.set(args.size() - 1, "schemes.separate.concealment=grey");
    assertThat(call(args.toArray(String[]::new)).exitCode()).isZero();
  }

  private static double value(List<BudgetArithmetic.Line> lines, String quantity) {
    return lines.stream()
        .filter(line -> line.quantity().equals(quantity))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /// The lines are worked out anew from the numbers that they show; the budget came from elsewhere.
  @ParameterizedTest
  @ValueSource(strings = {"first-light", "link-alone", "nr-ldpc-waterfall", "receive-modes"})
  void theArithmeticGivesTheBudget(String study) {
    List<PointPlan> points =
        new StudyPlanner(Schemes.onClassPath(), new Devices())
            .plan(Scenario.read(ScenarioFile.load(study, List.of()), 1))
            .points();
    Map<String, Function<LinkBudget, @Nullable Number>> figures =
        Map.of(
            "coded bits a block, E", LinkBudget::codedBits,
            "code rate, R", LinkBudget::codeRate,
            "bits per pixel", LinkBudget::bitsPerPixel,
            "channel uses per pixel", LinkBudget::channelUsesPerPixel,
            "channel uses of a transmission, U", LinkBudget::channelUses,
            "net bits a channel use", LinkBudget::netBitsPerChannelUse,
            "Eb/N0", LinkBudget::ebN0Db,
            "time on air of a transmission", LinkBudget::linkSeconds);
    long compared = 0;
    for (PointPlan point : points) {
      LinkBudget budget = point.budget();
      if (budget == null) {
        continue;
      }
      List<BudgetArithmetic.Line> lines = BudgetArithmetic.of(point.parameters(), budget);
      Map<String, Double> shown =
          lines.stream()
              .collect(
                  Collectors.toMap(BudgetArithmetic.Line::quantity, BudgetArithmetic.Line::value));
      for (Map.Entry<String, Function<LinkBudget, @Nullable Number>> figure : figures.entrySet()) {
        if (shown.containsKey(figure.getKey())) {
          double expected = Objects.requireNonNull(figure.getValue().apply(budget)).doubleValue();
          assertThat(value(lines, figure.getKey())).isCloseTo(expected, within(1e-9));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThanOrEqualTo(4L * points.size());
  }
}
