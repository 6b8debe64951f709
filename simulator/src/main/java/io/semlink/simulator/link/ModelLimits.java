package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.channel.Limit;
import io.semlink.simulator.channel.Validity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Whether the models of a link hold: the limits that its channel states, and those that come from
/// what is done over the channel.
public final class ModelLimits {
  private ModelLimits() {}

  /// Judges a point.
  ///
  /// Channels draw the gains of each block and each HARQ round anew. That is right where a round,
  /// or the block that an MCS was measured for, comes later than the gain lasts.
  ///
  /// @param channel the channel at its operating point
  /// @param budget what the point sends over it
  /// @param delayBlocks age in blocks of the measurement that an MCS is chosen by; 0 where none is
  /// @return the budget with what is judged
  public static LinkBudget judge(Channel channel, LinkBudget budget, int delayBlocks) {
    Validity validity = channel.validity(budget.symbols());
    List<Limit> limits = new ArrayList<>();
    Double coherence = channel.coherence();
    if (coherence != null && budget.protocol().harq().rounds() > 1) {
      limits.add(
          lasting(
              "coherence time against the time between HARQ rounds",
              coherence,
              usesBetweenRounds(budget),
              "each round gets an independent gain here but would come while the gain lasts"));
    }
    if (coherence != null && delayBlocks > 0) {
      limits.add(
          lasting(
              "coherence time against the age of the measurement that an MCS is chosen by",
              coherence,
              (double) delayBlocks * budget.channelUses(),
              "each block gets an independent gain here, of which the measurement says nothing"));
    }
    List<Limit> exceeded = new ArrayList<>(validity.exceeded());
    limits.stream().filter(limit -> !limit.holds()).forEach(exceeded::add);
    return budget.with(new Validity(validity.model(), validity.avoided(), exceeded));
  }

  private static Limit lasting(
      String quantity, double coherence, double interval, String consequence) {
    return new Limit(quantity, coherence, interval, "channel uses", consequence);
  }

  /// Channel uses from the start of a round to that of the next.
  private static double usesBetweenRounds(LinkBudget budget) {
    double symbolRate = Objects.requireNonNullElse(budget.bandwidthHz(), 0.0);
    return budget.channelUses() + symbolRate * budget.protocol().roundTripSeconds();
  }

  /// What people must be told of the points of a study: one line for each kind of thing, with the
  /// worst case of it.
  ///
  /// @param budgets of all points that are feasible
  /// @return empty where every model first in line holds
  public static List<String> remarks(Collection<LinkBudget> budgets) {
    Map<String, List<Limit>> kinds = new LinkedHashMap<>();
    for (LinkBudget budget : budgets) {
      Validity validity = Objects.requireNonNullElse(budget.validity(), Validity.UNLIMITED);
      Limit avoided = validity.avoided();
      if (avoided != null) {
        String kind = "model = %s stands in: ".formatted(validity.model()) + avoided.quantity();
        kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(avoided);
      }
      for (Limit limit : validity.exceeded()) {
        String kind = "outside a model's validity: " + limit.quantity();
        kinds.computeIfAbsent(kind, _ -> new ArrayList<>()).add(limit);
      }
    }
    List<String> lines = new ArrayList<>();
    kinds.forEach((kind, limits) ->
        lines.add(
            "%s (%s of %s points, at worst %s)"
                .formatted(kind, limits.size(), budgets.size(), worst(limits).figures())));
    return lines;
  }

  private static Limit worst(List<Limit> limits) {
    return limits.stream().max(Comparator.comparingDouble(Limit::excess)).orElseThrow();
  }
}
