package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.language.TrainingStudy;
import io.semlink.simulator.coding.ldpc.ParityCheckMatrix;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
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
    int width = schemeWidth(plan);
    out.println(
        "point         %s  mode          modulation  rate    Es/N0 dB  Eb/N0 dB  "
            .concat("symbols  coded  payload     bpp")
            .formatted(padded("scheme", width)));
    plan.points().forEach(point -> out.println(line(point, width)));
    matrices(scenario).forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%d points of at most %d frames each%n",
        plan.points().size(),
        plan.stop().maxFrames());
    return 0;
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
    LinkBudget budget =
        switch (point) {
          case PointPlan.Frames frames -> frames.budget();
          case PointPlan.Blocks blocks -> blocks.budget();
          case PointPlan.Infeasible infeasible -> null;
        };
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
