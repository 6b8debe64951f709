package io.semlink.scenarios.run;

import com.typesafe.config.Config;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import java.nio.file.Path;
import java.util.List;

/// Semlink as a library: runs a study from a program, as `semlink run` does from a terminal, and
/// gives back what came out. Where an earlier process left the same study unfinished, it goes on.
/// Prints nothing and writes no report.
public final class Study {
  private Study() {}

  /// Runs a study.
  ///
  /// @param config the scenario, of the keys that a scenario file has; relative paths in it start
  ///   from the working directory
  /// @param out folder of all runs, created if absent
  /// @return the points in plan order and the folder of the run
  /// @throws ScenarioException if anything in the scenario is wrong, or an earlier run of it
  ///   stopped and is not the same any more
  public static StudyRun.Result run(Config config, Path out) {
    return run(ScenarioFile.of(config, Path.of("").toAbsolutePath()), out);
  }

  /// Runs a study of the library or of a file.
  ///
  /// @param nameOrPath name of a library scenario, or a scenario file
  /// @param out folder of all runs, created if absent
  /// @param settings values on top of it, each KEY=VALUE as after `--set`
  /// @return the points in plan order and the folder of the run
  /// @throws ScenarioException as above
  public static StudyRun.Result run(String nameOrPath, Path out, String... settings) {
    return run(ScenarioFile.load(nameOrPath, List.of(settings)), out);
  }

  private static StudyRun.Result run(ScenarioFile file, Path out) {
    return StudyRun.of(file, out).run(RunStart.GoOn.INSTANCE, StudyRun.Watcher.NOBODY);
  }
}
