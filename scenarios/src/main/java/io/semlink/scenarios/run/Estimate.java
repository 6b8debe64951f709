package io.semlink.scenarios.run;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.promsc.PromscComplexity;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.simulator.link.LinkBudget;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// About how much time and disk a study takes if every point counts all its frames.
///
/// @param wallSeconds wall time, s; absent where the stop rules set no most frames
/// @param bytes of the files of frames, the sample images and the folder of an embedded broker;
///   absent likewise
/// @param measuredPoints points whose frames an earlier run on this machine has timed, by scheme
///   and receive mode
/// @param roughPoints points of which only multiply-adds and coded bits are known
public record Estimate(
    @Nullable Double wallSeconds, @Nullable Long bytes, int measuredPoints, int roughPoints) {
  /// More frames than any disk holds are no bound.
  private static final long UNBOUNDED = 1_000_000_000;

  // Rough figures of one core, on the slow side; what was measured takes their place.
  private static final double MULTIPLY_ADDS_A_SECOND = 4e9;
  private static final double CODED_BITS_A_SECOND = 4e6;
  private static final double CODEC_SECONDS_A_FRAME = 0.03;
  private static final double BYTES_A_FRAME = 400;
  private static final double BROKER_BYTES_A_FRAME = 600;
  private static final double BYTES_A_SAMPLE = 50_000;

  /// Estimates a study.
  ///
  /// @param plan what would run
  /// @param withBroker whether an embedded broker would keep a copy of the records
  /// @param out folder of all runs, read only; it may be absent
  public static Estimate of(StudyPlan plan, boolean withBroker, Path out) {
    EarlierRuns earlier = EarlierRuns.read(out);
    long frames = plan.stop().maxFrames();
    int sideBySide = sideBySide(plan);
    double seconds = 0;
    int measured = 0;
    int rough = 0;
    for (PointPlan point : plan.points()) {
      LinkBudget budget = point.budget();
      if (budget == null) {
        continue;
      }
      Optional<Double> known = earlier.threadSecondsAFrame(point.parameters(), budget);
      measured += known.isPresent() ? 1 : 0;
      rough += known.isPresent() ? 0 : 1;
      double alone = frames * known.orElseGet(() -> roughSeconds(point, budget));
      // A point that shares the threads takes as much longer; the limit is on that time.
      double shared = alone * sideBySide / plan.parallelism();
      seconds +=
          (plan.stop().maxTime() == null ? shared : Math.min(shared, limit(plan))) / sideBySide;
    }
    boolean bounded = frames < UNBOUNDED;
    boolean timed = bounded || plan.stop().maxTime() != null;
    double points = (double) measured + rough;
    double bytes = points * (frames * bytesAFrame(earlier, withBroker) + samples(plan, earlier));
    return new Estimate(
        timed ? (Double) seconds : null, bounded ? (Long) (long) bytes : null, measured, rough);
  }

  /// How many points run at once; those that are not feasible take no time.
  private static int sideBySide(StudyPlan plan) {
    long feasible = plan.points().stream().filter(point -> point.budget() != null).count();
    return (int) Math.max(1, Math.min(plan.parallelism(), feasible));
  }

  private static double bytesAFrame(EarlierRuns earlier, boolean withBroker) {
    return earlier.bytesAFrame().orElse(BYTES_A_FRAME)
        + (withBroker ? earlier.brokerBytesAFrame().orElse(BROKER_BYTES_A_FRAME) : 0);
  }

  /// Bytes of the sample images of a point. A link alone has no images.
  private static double samples(StudyPlan plan, EarlierRuns earlier) {
    return plan.sensor() == null
        ? 0
        : Math.min(plan.numSamples(), plan.stop().maxFrames())
            * earlier.bytesASample().orElse(BYTES_A_SAMPLE);
  }

  private static double limit(StudyPlan plan) {
    return plan.stop().maxTime() == null ? 0 : plan.stop().maxTime().toNanos() * 1e-9;
  }

  private static double roughSeconds(PointPlan point, LinkBudget budget) {
    double link = (double) budget.codedBits() * budget.blocksPerFrame() / CODED_BITS_A_SECOND;
    if (!(point instanceof PointPlan.Frames frames)) {
      return link;
    }
    String[] parts = frames.scheme().name().split("[+ ]", -1);
    boolean codec = frames.scheme().name().contains("+");
    String network = codec ? parts[1] : parts[0];
    // What an error-free link would bring is worked out once for all points.
    return link
        + multiplyAdds(network) / MULTIPLY_ADDS_A_SECOND
        + (codec ? CODEC_SECONDS_A_FRAME : 0);
  }

  private static double multiplyAdds(String network) {
    return PromscConfig.named(network)
        .map(config -> PromscComplexity.of(config).total())
        .or(() -> FusionNetConfig.named(network).map(FusionNetConfig::complexity))
        .map(complexity -> (double) complexity.multiplyAdds())
        .orElse(1e9);
  }
}
