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
///
/// After an @ may stand how both images share the bytes: "searched", parts as in "3:1", RGB's share
/// as in "0.6". Without it, and in the name of the scheme that is opened, searched is understood
/// where a search comes with the scheme, else 3:1.
public final class SeparateSchemes implements SchemeProvider {
  /// Word for the split that a search found.
  public static final String SEARCHED = "searched";

  private static final Pattern PLUS = Pattern.compile("\\+");

  /// For {@link java.util.ServiceLoader}.
  public SeparateSchemes() {}

  /// A name taken apart.
  ///
  /// @param split what stands after the @; empty without one
  private record Parts(ImageCodec codec, FusionNetConfig config, String split) {
    String pair() {
      return codec.name() + "+" + config.name();
    }
  }

  private static Optional<Parts> parts(String name) {
    int at = name.indexOf('@');
    String pair = at < 0 ? name : name.substring(0, at);
    String split = at < 0 ? "" : name.substring(at + 1);
    List<String> words = PLUS.splitAsStream(pair).toList();
    if (words.size() != 2 || name.endsWith("@")) {
      return Optional.empty();
    }
    return ImageCodecs.named(words.getFirst())
        .flatMap(codec ->
            FusionNetConfig.named(words.getLast()).map(config -> new Parts(codec, config, split)));
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

  /// The name of a scheme with a split of its own.
  ///
  /// @param name of a pair without a split
  /// @param split a word as this class's documentation says
  /// @throws IllegalArgumentException if it is no pair, or has a split, or the split is no such
  ///   word
  public static String withSplit(String name, String split) {
    Parts parts = parts(name).orElseThrow(() -> noPair(name));
    if (!parts.split.isEmpty()) {
      throw new IllegalArgumentException("%s has a split already".formatted(name));
    }
    splits(new Parts(parts.codec, parts.config, split));
    return name + "@" + split;
  }

  private static IllegalArgumentException noPair(String name) {
    return new IllegalArgumentException(
        "%s does not send two images that share their bytes".formatted(name));
  }

  /// @throws IllegalArgumentException also if the split is none
  @Override
  public Scheme open(String name, @Nullable Path weights) {
    Parts parts =
        parts(name)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "scheme is \"%s\" but must be one of %s".formatted(name, names())));
    SplitTable splits = splits(parts);
    String suffix =
        splits.equals(usual(parts)) ? "" : "@" + splits.entries().getFirst().split().word();
    return new SeparateScheme(
        parts.pair() + suffix,
        parts.codec,
        splits,
        parts.config,
        weights == null ? shipped(parts) : Weights.read(weights));
  }

  private static SplitTable splits(Parts parts) {
    return switch (parts.split) {
      case "" -> usual(parts);
      case SEARCHED ->
          SplitTable.shipped(parts.pair())
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "no searched split comes with %s: search one (semlink models search-split)"
                              .formatted(parts.pair())
                          + " and give it as a share"));
      default -> SplitTable.fixed(RateSplit.parse(parts.split));
    };
  }

  private static SplitTable usual(Parts parts) {
    return SplitTable.shipped(parts.pair())
        .orElseGet(() -> SplitTable.fixed(RateSplit.FIXED_3_TO_1));
  }

  /// Weights that were trained on images of this codec, if they come with this build, else those
  /// that were trained on the sensors' own images.
  private static Weights shipped(Parts parts) {
    return ShippedWeights.of(
        ShippedWeights.exist(parts.pair()) ? parts.pair() : parts.config.name());
  }
}
