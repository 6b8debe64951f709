package io.semlink.scenarios.language;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.units.EsN0;
import org.jspecify.annotations.Nullable;

/// Which channel a link uses, before its operating point is known.
///
/// @param name name in scenarios and records
/// @param parameters parameters in canonical order, empty if there is none
/// @param hasNoise whether Es/N0 means anything here
/// @param maker makes the channel of an operating point
public record ChannelSettings(String name, String parameters, boolean hasNoise, Maker maker) {

  /// Makes a channel.
  @FunctionalInterface
  public interface Maker {
    /// The channel at an operating point.
    ///
    /// @param esN0 operating point; null on a channel without Gaussian noise
    /// @param symbolRateHz symbols a second; null where the study sets none
    /// @throws IllegalArgumentException if a parameter is out of range
    Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz);
  }

  /// The channel at an operating point.
  ///
  /// @param esN0 operating point; null on a channel without Gaussian noise
  /// @param symbolRateHz symbols a second; null where the study sets none
  public Channel at(@Nullable EsN0 esN0, @Nullable Double symbolRateHz) {
    if (hasNoise && esN0 == null) {
      throw new ScenarioException(
          "link.EsN0 is missing and so is link.EbN0", "Maybe link.EsN0 = \"10 dB\"");
    }
    try {
      return maker.at(esN0, symbolRateHz);
    } catch (IllegalArgumentException e) {
      throw new ScenarioException("link.channel.%s: %s".formatted(name, e.getMessage()));
    }
  }
}
