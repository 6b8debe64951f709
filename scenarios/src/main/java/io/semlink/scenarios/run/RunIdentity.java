package io.semlink.scenarios.run;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.Sha256;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Makes the record that says what a run is: its id, its configuration, where it runs.
final class RunIdentity {
  private static final DateTimeFormatter ID_TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ID_HEX = 6;

  private RunIdentity() {}

  static RunRecord of(ScenarioFile file, StudyPlan plan, InstantSource clock) {
    String configuration = file.render();
    String hash = Sha256.hex(configuration);
    return new RunRecord(
        ID_TIME.format(clock.instant()) + "-" + hash.substring(0, ID_HEX),
        plan.name(),
        RunRecord.RunState.RUNNING,
        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
        plan.seed(),
        configuration,
        hash,
        plan.points().size(),
        weights(plan),
        environment(plan),
        plan.points().stream().map(PointPlan::pointId).toList(),
        null);
  }

  private static Map<String, String> weights(StudyPlan plan) {
    Map<String, String> weights = new TreeMap<>();
    for (PointPlan point : plan.points()) {
      if (point instanceof PointPlan.Frames frames) {
        // One name may stand for several weights.
        weights.merge(
            frames.scheme().name(),
            frames.scheme().weightsHash(),
            (known, hash) -> known.contains(hash) ? known : known + " " + hash);
      }
    }
    return weights;
  }

  /// What the run was made with and where. Names are stable; the tests of the contract know them.
  private static Map<String, String> environment(StudyPlan plan) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("semlink", SemlinkVersion.text());
    environment.put("commit", SemlinkVersion.commit());
    environment.put("results_version", Integer.toString(RunRecord.RESULTS_VERSION));
    environment.put("jdk", Runtime.version() + " " + System.getProperty("java.vm.vendor"));
    environment.put(
        "os",
        "%s %s %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")));
    environment.put("host", host());
    environment.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    environment.put("device", plan.devices().toString());
    environment.put("parallelism", Integer.toString(plan.parallelism()));
    environment.put("batch", Integer.toString(plan.batchSize()));
    if (plan.points().stream().anyMatch(PointPlan.Frames.class::isInstance)) {
      Devices devices = new Devices();
      environment.put("native_library", devices.engine());
      environment.put("native_threads", Integer.toString(devices.threads()));
    }
    return environment;
  }

  static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
