package io.semlink.scenarios.verify;

import com.typesafe.config.ConfigFactory;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import java.nio.file.Path;

/// Plans a study as `semlink run` would: synthetic test frames at 10 frames/s, on the CPU, without
/// a log.
final class VerificationStudy {
  private static final String DEFAULTS =
      """
      study = verify, seed = 7
      source { sensor = synthetic-road, split = test, frame-rate = "10 fps" }
      device = cpu, log.kafka = off
      """;

  private VerificationStudy() {}

  /// The plan of a scenario.
  ///
  /// @param schemes opens its schemes
  /// @param text `schemes` and `link` of the scenario
  static StudyPlan plan(Schemes schemes, String text) {
    ScenarioFile file =
        new ScenarioFile(
            ConfigFactory.parseString(text)
                .withFallback(ConfigFactory.parseString(DEFAULTS))
                .resolve(),
            Path.of(""));
    return new StudyPlanner(schemes, new Devices()).plan(Scenario.read(file, 1));
  }
}
