package io.semlink.scenarios.cli;

import io.semlink.actors.study.PointPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import io.semlink.scenarios.run.EarlierRuns;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.ResultJson;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink explain`: where the figures of a point come from.
@Command(
    name = "explain",
    description = "Shows the arithmetic of a point's link budget, line by line.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "POINT",
      description = "a point's id, or as much of its beginning as no other point has")
  private String point = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STUDY",
      description = "a scenario file or library scenario (default: the newest run with the point)")
  private @Nullable String study;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the scenario; may be given several times")
  private List<String> settings = new ArrayList<>();

  @Mixin private RunsOption out = new RunsOption();

  @Option(names = "--json", description = "prints the lines as JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ExplainCommand() {}

  /// A point that may be explained.
  private record Found(
      String pointId,
      PointParameters parameters,
      @Nullable LinkBudget budget,
      @Nullable String infeasible) {}

  /// What `--json` prints.
  private record Explained(
      String pointId, PointParameters parameters, List<BudgetArithmetic.Line> lines) {}

  @Override
  public Integer call() {
    Found found = only(study == null ? ofRuns() : ofStudy(study));
    LinkBudget budget = found.budget();
    if (budget == null) {
      throw new ScenarioException(
          "point %s is infeasible: %s".formatted(found.pointId(), found.infeasible()));
    }
    List<BudgetArithmetic.Line> lines = BudgetArithmetic.of(found.parameters(), budget);
    if (json) {
      spec.commandLine()
          .getOut()
          .println(
              ResultJson.writePretty(new Explained(found.pointId(), found.parameters(), lines)));
    } else {
      print(found, lines);
    }
    return 0;
  }

  private void print(Found found, List<BudgetArithmetic.Line> lines) {
    PrintWriter out = spec.commandLine().getOut();
    PointParameters p = found.parameters();
    out.println(
        "point %s: %s, %s, %s %s"
            .formatted(
                found.pointId(), p.scheme(), p.receiveMode(), p.channel(), p.channelParameters())
            .strip());
    int width = lines.stream().mapToInt(line -> line.quantity().length()).max().orElse(0);
    for (BudgetArithmetic.Line line : lines) {
      out.println(
          "%s%s  %s = %s %s"
              .formatted(
                  line.quantity(),
                  " ".repeat(width - line.quantity().length()),
                  line.formula(),
                  BudgetArithmetic.n(line.value()),
                  line.unit())
              .stripTrailing());
    }
  }

  private List<Found> ofRuns() {
    return EarlierRuns.read(out.folder()).points(point).stream()
        .map(p -> new Found(p.pointId(), p.parameters(), p.budget(), p.failure()))
        .toList();
  }

  private List<Found> ofStudy(String name) {
    Scenario scenario =
        Scenario.read(
            ScenarioFile.load(name, settings), Runtime.getRuntime().availableProcessors());
    return new StudyPlanner(Schemes.onClassPath(), new Devices())
        .plan(scenario).points().stream()
            .filter(plan -> plan.pointId().startsWith(point))
            .map(ExplainCommand::found)
            .toList();
  }

  private static Found found(PointPlan plan) {
    return new Found(
        plan.pointId(),
        plan.parameters(),
        plan.budget(),
        plan instanceof PointPlan.Infeasible infeasible ? infeasible.reason() : null);
  }

  private Found only(List<Found> found) {
    if (found.isEmpty()) {
      throw new ScenarioException(
          study == null
              ? "no run under %s has a point %s".formatted(out.folder(), point)
              : "study %s has no point %s".formatted(study, point),
          "Maybe semlink plan STUDY lists the ids, and explain POINT STUDY takes one of them");
    }
    if (found.size() > 1) {
      throw new ScenarioException(
          "%s points begin with %s".formatted(found.size(), point),
          "Maybe one of "
              + String.join(", ", found.stream().map(Found::pointId).limit(8).toList()));
    }
    return found.getFirst();
  }
}
