package io.semlink.simulator.channel;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/// Door for channels of one's own, found by {@link ServiceLoader}: a jar on the class path names
/// its class in `META-INF/services/io.semlink.simulator.channel.ChannelProvider`.
public interface ChannelProvider {
  /// Name of the channel in scenarios and records, such as "optical"; unlike that of any other.
  String name();

  /// Whether Es/N0 means anything on this channel; false for a bit-error model.
  default boolean hasNoise() {
    return true;
  }

  /// The channel at an operating point. Must be immutable and pure, as {@link Channel} says.
  ///
  /// @param parameters what the scenario sets
  /// @throws IllegalArgumentException if a parameter is missing, unknown or out of range
  Channel create(ChannelParameters parameters);

  /// All providers on the class path.
  static List<ChannelProvider> installed() {
    return ServiceLoader.load(ChannelProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /// The provider of a name.
  static Optional<ChannelProvider> named(String name) {
    return installed().stream().filter(provider -> provider.name().equals(name)).findFirst();
  }
}
