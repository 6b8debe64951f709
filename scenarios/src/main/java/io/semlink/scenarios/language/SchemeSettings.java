package io.semlink.scenarios.language;

import com.typesafe.config.ConfigUtil;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.sensor.Modality;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One block of `schemes`.
///
/// @param scheme name of the scheme
/// @param receiveMode what the receiver hands on
/// @param modality which sensors work
/// @param weights file with the parameters; absent: those that come with the scheme
/// @param place where the block stands
public record SchemeSettings(
    String scheme,
    ReceiveMode receiveMode,
    Modality modality,
    @Nullable Path weights,
    String place) {

  /// Reads the only scheme of a point; null in a study of the link alone.
  static @Nullable SchemeSettings read(Values values, ScenarioFile file) {
    if (Sweep.schemeNames(values.config()).isEmpty()) {
      return null;
    }
    String key = ConfigUtil.joinPath("schemes", Sweep.schemeNames(values.config()).getFirst());
    return new SchemeSettings(
        values.text(key + ".scheme"),
        values.choice(
            key + ".receive",
            List.of(ReceiveMode.values()),
            ReceiveMode::keyword,
            ReceiveMode.CODED_HARD),
        values.choice(
            key + ".modality", List.of(Modality.values()), Modality::keyword, Modality.BOTH),
        values.has(key + ".weights") ? file.resolve(values.value(key + ".weights")) : null,
        values.place(key + ".scheme"));
  }
}
