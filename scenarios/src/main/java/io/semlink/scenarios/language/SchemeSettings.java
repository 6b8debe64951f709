package io.semlink.scenarios.language;

import com.typesafe.config.ConfigUtil;
import io.semlink.models.separate.SeparateSchemes;
import io.semlink.models.torchscript.TorchScriptFiles;
import io.semlink.models.torchscript.TorchScriptScheme;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One block of `schemes`.
///
/// @param scheme name of the scheme, with the split of its images, if one was asked for
/// @param receiveMode what the receiver hands on
/// @param modality which sensors work
/// @param weights file with the parameters; absent: those that come with the scheme
/// @param concealment what stands for lost images; absent: as the scheme does by itself
/// @param torchScript the user's own encoder and decoder; absent with every other scheme
/// @param place where the block stands
public record SchemeSettings(
    String scheme,
    ReceiveMode receiveMode,
    Modality modality,
    @Nullable Path weights,
    @Nullable Concealment concealment,
    @Nullable TorchScriptFiles torchScript,
    String place) {
  private static final List<String> TORCH_SCRIPT_KEYS =
      List.of("encoder", "decoder", "resolution", "nested");

  /// A scheme of this program, with both sensors.
  public SchemeSettings(
      String scheme, ReceiveMode receiveMode, @Nullable Path weights, String place) {
    this(scheme, receiveMode, Modality.BOTH, weights, null, null, place);
  }

  /// Reads the only scheme of a point; null in a study of the link alone.
  static @Nullable SchemeSettings read(Values values, ScenarioFile file) {
    if (Axes.schemeNames(values.config()).isEmpty()) {
      return null;
    }
    String key = ConfigUtil.joinPath("schemes", Axes.schemeNames(values.config()).getFirst());
    String scheme = values.text(key + ".scheme");
    boolean torchScript = scheme.equals(TorchScriptScheme.NAME);
    requireNone(values, key, torchScript ? List.of("weights", "split") : TORCH_SCRIPT_KEYS);
    return new SchemeSettings(
        values.has(key + ".split")
            ? values.parsed(key + ".split", split -> SeparateSchemes.withSplit(scheme, split))
            : scheme,
        values.choice(
            key + ".receive",
            List.of(ReceiveMode.values()),
            ReceiveMode::keyword,
            ReceiveMode.CODED_HARD),
        values.choice(
            key + ".modality", List.of(Modality.values()), Modality::keyword, Modality.BOTH),
        values.has(key + ".weights") ? values.path(key + ".weights", file) : null,
        values.has(key + ".concealment") ? concealment(values, key + ".concealment") : null,
        torchScript ? torchScript(values, key, file) : null,
        values.place(key + ".scheme"));
  }

  private static Concealment concealment(Values values, String key) {
    return values.choice(
        key, List.of(Concealment.values()), Concealment::keyword, Concealment.LAST_FRAME);
  }

  private static void requireNone(Values values, String key, List<String> names) {
    for (String name : names) {
      if (values.has(key + "." + name)) {
        throw values.wrong(
            key + "." + name, "means nothing with scheme = " + values.text(key + ".scheme"));
      }
    }
  }

  private static TorchScriptFiles torchScript(Values values, String key, ScenarioFile file) {
    return new TorchScriptFiles(
        values.path(key + ".encoder", file),
        values.path(key + ".decoder", file),
        values.parsed(key + ".resolution", Resolution::parse),
        values.word(key + ".nested", "false", "true").equals("true"));
  }
}
