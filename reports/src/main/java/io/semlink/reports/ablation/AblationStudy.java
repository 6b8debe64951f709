package io.semlink.reports.ablation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A finished training study.
///
/// @param name of the study
/// @param settings name and value, for people
/// @param results what its networks understood
/// @param verdicts one a claim, in the order of the claims
/// @param configuration the scenario as read
public record AblationStudy(
    String name,
    SequencedMap<String, String> settings,
    AblationResults results,
    List<Verdict> verdicts,
    String configuration) {
  /// Copies list and map.
  public AblationStudy {
    settings = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(settings));
    verdicts = List.copyOf(verdicts);
  }
}
