package io.semlink.simulator.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a link is used where its models hold. Every channel states its limits; outside them a
/// point is named in plan, run, report and records, or another model stands in.
///
/// @param model which of its models a channel uses; absent where it has one
/// @param avoided the limit for which a simpler model was not taken; absent where the first one
///   holds or was asked for
/// @param exceeded limits that are not kept
public record Validity(@Nullable String model, @Nullable Limit avoided, List<Limit> exceeded) {
  /// A model that holds everywhere.
  public static final Validity UNLIMITED = new Validity(null, null, List.of());

  /// Copies the list.
  public Validity {
    exceeded = List.copyOf(exceeded);
  }

  /// Of a channel with one model.
  ///
  /// @param limits all that it has, kept or not
  public static Validity of(List<Limit> limits) {
    return new Validity(null, null, limits.stream().filter(limit -> !limit.holds()).toList());
  }
}
