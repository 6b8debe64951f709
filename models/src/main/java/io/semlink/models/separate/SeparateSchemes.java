package io.semlink.models.separate;

import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageCodecs;
import io.semlink.models.codec.RateSplit;
import io.semlink.models.weights.ShippedWeights;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// All pairs of an image codec and a segmentation network, as in "jpeg2000+mfnet-small".
public final class SeparateSchemes implements SchemeProvider {
  private static final Pattern PLUS = Pattern.compile("\\+");

  /// For {@link java.util.ServiceLoader}.
  public SeparateSchemes() {}

  private record Parts(ImageCodec codec, FusionNetConfig config) {}

  private Optional<Parts> parts(String name) {
    List<String> words = PLUS.splitAsStream(name).toList();
    if (words.size() != 2) {
      return Optional.empty();
    }
    return ImageCodecs.named(words.getFirst())
        .flatMap(codec ->
            FusionNetConfig.named(words.getLast()).map(config -> new Parts(codec, config)));
  }

  @Override
  public List<String> names() {
    return ImageCodecs.ALL.stream()
        .flatMap(codec ->
            FusionNetConfig.all().stream()
                .map(FusionNetConfig::name)
                .filter(ShippedWeights::exist)
                .map(network -> codec.name() + "+" + network))
        .toList();
  }

  /// Opens pairs whose network has no weights of its own as well, given a file.
  @Override
  public boolean opens(String name) {
    return parts(name).isPresent();
  }

  @Override
  public Scheme open(String name, @Nullable Path weights) {
    Parts parts =
        parts(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "scheme is \"%s\" but must be one of %s".formatted(name, names())));
    return new SeparateScheme(
        parts.codec,
        RateSplit.FIXED_3_TO_1,
        parts.config,
        weights == null ? shipped(name, parts.config.name()) : Weights.read(weights));
  }

  /// Weights that were trained on images of this codec, if they come with this build, else those
  /// that were trained on the sensors' own images.
  private static Weights shipped(String scheme, String network) {
    return ShippedWeights.of(ShippedWeights.exist(scheme) ? scheme : network);
  }
}
