package io.semlink.scenarios.cli;

import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The arguments that `run` and `plan` share: which scenario, with which settings on top.
final class ScenarioArguments {
  @Parameters(
      paramLabel = "STUDY",
      description =
          "a scenario file, or a library scenario: first-light, link-alone, nr-ldpc-waterfall,"
              + " road-frames, receive-modes, cliff-small, cliff, bandwidth, fixed-mcs,"
              + " ablation-bits, ablation-modality, ablation-noise, ablation-prompt")
  private String study = "";

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "sets a key of the scenario; may be given several times")
  private List<String> settings = new ArrayList<>();

  /// The scenario file with the settings on top.
  ScenarioFile file() {
    return ScenarioFile.load(study, settings);
  }

  /// The scenario, checked.
  Scenario scenario(ScenarioFile file) {
    return Scenario.read(file, Runtime.getRuntime().availableProcessors());
  }

  /// The plan, with everything opened that can be wrong.
  StudyPlan plan(Scenario scenario) {
    return new StudyPlanner(Schemes.onClassPath(), new Devices()).plan(scenario);
  }
}
