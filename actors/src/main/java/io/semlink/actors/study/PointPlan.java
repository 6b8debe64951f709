package io.semlink.actors.study;

import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.PayloadLink;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.PointParameters;
import org.jspecify.annotations.Nullable;

/// A point of a study before it runs.
public sealed interface PointPlan {
  /// Id of the point, see {@link PointParameters#pointId}.
  String pointId();

  /// What is asked.
  PointParameters parameters();

  /// What the point means on the link; absent where it is infeasible.
  @Nullable LinkBudget budget();

  /// Frees working memory when the point has ended.
  default void release() {
    switch (this) {
      case Frames frames -> frames.link().release();
      case Blocks blocks -> blocks.link().link().release();
      case Infeasible _ -> {
        // Nothing was ever taken.
      }
    }
  }

  /// Frames of a sensor through a scheme.
  ///
  /// @param pointId id
  /// @param parameters what is asked
  /// @param budget what it means
  /// @param scheme encoder and decoder
  /// @param link the link between them
  record Frames(
      String pointId,
      PointParameters parameters,
      LinkBudget budget,
      Scheme scheme,
      PayloadLink link)
      implements PointPlan {}

  /// Random blocks over the link alone.
  ///
  /// @param pointId id
  /// @param parameters what is asked
  /// @param budget what it means, of one block
  /// @param link the link of a frame of blocks
  record Blocks(
      String pointId, PointParameters parameters, LinkBudget budget, RandomBlocksLink link)
      implements PointPlan {}

  /// A point that cannot be: its budget holds no legal payload, or no code has such a block.
  ///
  /// @param pointId id
  /// @param parameters what is asked
  /// @param reason why, one line
  record Infeasible(String pointId, PointParameters parameters, String reason)
      implements PointPlan {
    @Override
    public @Nullable LinkBudget budget() {
      return null;
    }
  }
}
