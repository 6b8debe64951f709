package io.semlink.simulator.results;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One run of a study: what was run, with what, where.
///
/// @param runId UTC time + 6 hex digits of the configuration's hash
/// @param study name of the study
/// @param state where it is
/// @param startedAt UTC, ISO 8601
/// @param seed seed of the study
/// @param configuration the resolved scenario as HOCON text
/// @param configurationHash SHA-256 of it
/// @param points how many points the plan has
/// @param weights scheme -> hash of its weights
/// @param environment versions, host, device, threads, as name -> value
/// @param plan ids of the points in plan order; absent in older files
/// @param assertions what became of the study's assertions; absent until its end and where it has
///   none
public record RunRecord(
    String runId,
    String study,
    RunState state,
    String startedAt,
    long seed,
    String configuration,
    String configurationHash,
    int points,
    Map<String, String> weights,
    Map<String, String> environment,
    @Nullable List<String> plan,
    @Nullable List<AssertionResult> assertions) {
  /// Copies the lists. What every run has must be there: a file may lack it.
  public RunRecord {
    Objects.requireNonNull(runId, "run_id");
    Objects.requireNonNull(study, "study");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(startedAt, "started_at");
    Objects.requireNonNull(configuration, "configuration");
    plan = plan == null ? null : List.copyOf(plan);
    assertions = assertions == null ? null : List.copyOf(assertions);
  }

  /// A run whose plan is not told and whose assertions are not judged.
  public RunRecord(
      String runId,
      String study,
      RunState state,
      String startedAt,
      long seed,
      String configuration,
      String configurationHash,
      int points,
      Map<String, String> weights,
      Map<String, String> environment) {
    this(
        runId,
        study,
        state,
        startedAt,
        seed,
        configuration,
        configurationHash,
        points,
        weights,
        environment,
        null,
        null);
  }

  /// Raised by hand when results change, so that old and new points are never mixed.
  public static final int RESULTS_VERSION = 4;

  /// Life of a run.
  public enum RunState {
    RUNNING,
    /// Stopped by its user; what is finished is valid and the run can go on.
    INTERRUPTED,
    DONE,
    FAILED
  }

  /// The same run under another id.
  public RunRecord named(String newRunId) {
    return with(newRunId, state, environment, assertions);
  }

  /// This run, RUNNING again, as another process goes on with it.
  ///
  /// @param newEnvironment environment of that process
  public RunRecord continuedIn(Map<String, String> newEnvironment) {
    return with(runId, RunState.RUNNING, newEnvironment, null);
  }

  /// The same run in another state.
  public RunRecord in(RunState newState) {
    return with(runId, newState, environment, assertions);
  }

  /// The same run with what became of its assertions.
  ///
  /// @param judged empty where the study has none
  public RunRecord judged(List<AssertionResult> judged) {
    return with(runId, state, environment, judged.isEmpty() ? null : judged);
  }

  private RunRecord with(
      String newRunId,
      RunState newState,
      Map<String, String> newEnvironment,
      @Nullable List<AssertionResult> newAssertions) {
    return new RunRecord(
        newRunId,
        study,
        newState,
        startedAt,
        seed,
        configuration,
        configurationHash,
        points,
        weights,
        newEnvironment,
        plan,
        newAssertions);
  }
}
