package io.semlink.scenarios.plan;

import io.semlink.models.torchscript.TorchScriptFiles;
import io.semlink.models.torchscript.TorchScriptScheme;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.OneSensorScheme;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import io.semlink.simulator.sensor.Modality;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The schemes that this program can open, each opened once.
public final class Schemes {
  private static final String OPTIONAL_CODEC = "hevc";

  private final List<SchemeProvider> providers;
  private final Map<Opened, Scheme> opened = new HashMap<>();

  private record Opened(
      String name,
      @Nullable Path weights,
      @Nullable Concealment concealment,
      @Nullable TorchScriptFiles torchScript) {}

  /// The schemes of the given providers.
  Schemes(List<SchemeProvider> providers) {
    this.providers = List.copyOf(providers);
  }

  /// All schemes on the class path.
  public static Schemes onClassPath() {
    return new Schemes(
        ServiceLoader.load(SchemeProvider.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /// Names of all schemes, sorted.
  public List<String> names() {
    return providers.stream().flatMap(p -> p.names().stream()).sorted().toList();
  }

  /// Opens a scheme, or gives back the one that is open.
  ///
  /// @throws ScenarioException if there is no such scheme or its weights are bad
  public Scheme open(SchemeSettings settings) {
    Scheme scheme =
        opened.computeIfAbsent(
            new Opened(
                settings.scheme(),
                settings.weights(),
                settings.concealment(),
                settings.torchScript()),
            key -> concealing(find(settings), settings));
    if (settings.modality() == Modality.BOTH || settings.modality() == scheme.modality()) {
      return scheme;
    }
    if (scheme.modality() != Modality.BOTH) {
      throw new ScenarioException(
          "modality = %s leaves %s nothing to see: it looks at %s alone (%s)"
              .formatted(
                  settings.modality().keyword(),
                  settings.scheme(),
                  scheme.modality().keyword(),
                  settings.place()));
    }
    return new OneSensorScheme(scheme, settings.modality());
  }

  private static Scheme concealing(Scheme scheme, SchemeSettings settings) {
    Concealment concealment = settings.concealment();
    if (concealment == null) {
      return scheme;
    }
    if (scheme.concealment().isEmpty()) {
      throw new ScenarioException(
          "concealment = %s means nothing with scheme = %s: it sends no images (%s)"
              .formatted(concealment.keyword(), settings.scheme(), settings.place()));
    }
    return scheme.concealing(concealment);
  }

  private Scheme find(SchemeSettings settings) {
    try {
      return settings.torchScript() == null
          ? provider(settings).open(settings.scheme(), settings.weights())
          : new TorchScriptScheme(settings.torchScript());
    } catch (BadWeightsException | IllegalArgumentException e) {
      throw new ScenarioException(
          "%s: %s (%s)".formatted(settings.scheme(), e.getMessage(), settings.place()));
    }
  }

  private SchemeProvider provider(SchemeSettings settings) {
    return providers.stream()
        .filter(p -> p.opens(settings.scheme()))
        .findFirst()
        .orElseThrow(() ->
            new ScenarioException(
                "scheme = %s is unknown (%s)".formatted(settings.scheme(), settings.place()),
                hint(settings.scheme())));
  }

  private String hint(String name) {
    return name.startsWith(OPTIONAL_CODEC)
        ? "Maybe build once with `mvn -Phevc -Dmaven.test.skip=true package`: the codec needs a"
            + " library under the GPL, which is left out by default"
        : "Maybe one of %s, %s".formatted(String.join(", ", names()), TorchScriptScheme.NAME);
  }
}
