package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.scenarios.run.Estimate;
import io.semlink.simulator.coding.ldpc.ParityCheckMatrix;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.ResultJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `semlink plan`: what a study would run.
@Command(
    name = "plan",
    description = "Lists the points of a study with their budgets; runs nothing.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {
  private static final int MIN_SCHEME_WIDTH = 11;

  @Mixin private ScenarioArguments arguments = new ScenarioArguments();

  @Option(names = "--resolved", description = "prints the scenario as read instead")
  private boolean resolved;

  @Option(names = "--json", description = "prints the plan as JSON")
  private boolean json;

  @Mixin private RunsOption runs = new RunsOption();

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  PlanCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ScenarioFile file = arguments.file();
    if (TrainingStudy.isOne(file)) {
      TrainingStudyConsole.plan(out, file, resolved);
      return 0;
    }
    Scenario scenario = arguments.scenario(file);
    StudyPlan plan = arguments.plan(scenario);
    if (resolved) {
      out.print(file.render());
      out.flush();
      return 0;
    }
    Estimate estimate = Estimate.of(plan, scenario.kafka().equals("embedded"), runs.folder());
    if (json) {
      out.println(ResultJson.writePretty(PlanJson.of(plan, estimate)));
      return 0;
    }
    print(scenario, plan, estimate);
    return 0;
  }

  private void print(Scenario scenario, StudyPlan plan, Estimate estimate) {
    PrintWriter out = spec.commandLine().getOut();
    int width = schemeWidth(plan);
    List<Varying> varying = Varying.of(plan);
    out.println(
        "point         %s  mode          modulation  rate    Es/N0 dB  Eb/N0 dB  "
            .concat("symbols  coded  payload     bpp")
            .formatted(padded("scheme", width))
            .concat(Varying.titles(varying)));
    plan.points().forEach(point -> out.println(line(point, width) + Varying.cells(varying, point)));
    matrices(scenario).forEach(out::println);
    plan.remarks().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%d points of at most %d frames each%n",
        plan.points().size(),
        plan.stop().maxFrames());
    out.println(estimate(estimate));
  }

  private static String estimate(Estimate estimate) {
    Double seconds = estimate.wallSeconds();
    Long bytes = estimate.bytes();
    String basis =
        estimate.roughPoints() == 0
            ? "from earlier runs on this machine"
            : estimate.measuredPoints() == 0
                ? "rough: from multiply-adds and coded bits, no earlier run of these schemes"
                : "rough for %s points, from earlier runs on this machine for %s"
                    .formatted(estimate.roughPoints(), estimate.measuredPoints());
    if (seconds == null) {
      return "no estimate: the stop rules set no most frames and no time";
    }
    return "at most about %s%s (%s)"
        .formatted(
            duration(seconds),
            bytes == null
                ? ""
                : String.format(Locale.ROOT, " and %.1f MB on the disk", bytes / 1e6),
            basis);
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.0f s", Math.max(1, seconds))
        : seconds < 7200
            ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
            : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /// Characters of the column of schemes; those of separate ones differ much in length.
  private static int schemeWidth(StudyPlan plan) {
    return plan.points().stream()
        .mapToInt(point -> String.valueOf(point.parameters().scheme()).length())
        .reduce(MIN_SCHEME_WIDTH, Math::max);
  }

  private static String padded(@Nullable String text, int width) {
    return String.format(Locale.ROOT, "%-" + width + "s", text);
  }

  private static String line(PointPlan point, int schemeWidth) {
    PointParameters p = point.parameters();
    String asked =
        String.format(
            Locale.ROOT,
            "%s  %s  %-12s  %-10s  %-6s  %8s  ",
            point.pointId(),
            padded(p.scheme(), schemeWidth),
            p.receiveMode(),
            p.modulation(),
            p.codeRate(),
            number("%.2f", p.esN0Db()));
    LinkBudget budget = point.budget();
    if (budget == null) {
      return asked + "infeasible: " + ((PointPlan.Infeasible) point).reason();
    }
    return asked
        + String.format(
            Locale.ROOT,
            "%8s  %7d  %5s  %7s  %6s",
            number("%.2f", budget.ebN0Db()),
            budget.symbols(),
            budget.isAnalog() ? "-" : budget.codedBits(),
            budget.isAnalog() ? budget.features() + " z" : budget.payloadBits(),
            number("%.4f", budget.bitsPerPixel()));
  }

  /// What the matrices of a study say of their codes.
  private static List<String> matrices(Scenario scenario) {
    return scenario.points().stream()
        .map(point -> point.link().code())
        .filter(CodeSettings.Ldpc.class::isInstance)
        .map(code -> matrix(((CodeSettings.Ldpc) code).matrix()))
        .distinct()
        .toList();
  }

  private static String matrix(ParityCheckMatrix matrix) {
    return String.format(
        Locale.ROOT,
        "matrix: n %d, checks %d of rank %d, k %d; information bits at %s",
        matrix.codedBits(),
        matrix.numChecks(),
        matrix.rank(),
        matrix.informationBits(),
        runs(matrix.systematicPositions()));
  }

  /// Ascending numbers as runs: "0-5, 8".
  static String runs(int[] numbers) {
    List<String> runs = new ArrayList<>();
    for (int from = 0; from < numbers.length; ) {
      int to = from;
      while (to + 1 < numbers.length && numbers[to + 1] == numbers[to] + 1) {
        to++;
      }
      runs.add(from == to ? "" + numbers[from] : numbers[from] + "-" + numbers[to]);
      from = to + 1;
    }
    return String.join(", ", runs);
  }

  private static String number(String format, @Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
