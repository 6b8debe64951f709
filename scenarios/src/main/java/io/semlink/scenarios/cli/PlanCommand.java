package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
import java.io.PrintWriter;
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
    StudyPlan plan = arguments.plan(arguments.scenario(file));
    if (resolved) {
      out.print(file.render());
      out.flush();
      return 0;
    }
    out.println(
        "point         scheme       mode          modulation  rate    Es/N0 dB  Eb/N0 dB  "
            + "symbols  coded  payload     bpp");
    plan.points().forEach(point -> out.println(line(point)));
    out.printf(
        Locale.ROOT,
        "%d points of at most %d frames each%n",
        plan.points().size(),
        plan.stop().maxFrames());
    return 0;
  }

  private static String line(PointPlan point) {
    PointParameters p = point.parameters();
    String asked =
        String.format(
            Locale.ROOT,
            "%s  %-11s  %-12s  %-10s  %-6s  %8s  ",
            point.pointId(),
            p.scheme(),
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
            "%8s  %7d  %5d  %7d  %6s",
            number("%.2f", budget.ebN0Db()),
            budget.symbols(),
            budget.codedBits(),
            budget.payloadBits(),
            number("%.4f", budget.bitsPerPixel()));
  }

  private static String number(String format, @Nullable Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, format, value);
  }
}
