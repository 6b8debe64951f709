package io.semlink.scenarios.verify;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.semlink.actors.study.PointPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.scenarios.plan.StudyPlanner;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.link.Reception;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.ErrorSpread;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A point of a study of the link alone, run without log and files: the same plan, the same link
/// and the same random values as `semlink run` would have.
final class LinkAlone {
  private static final int FRAMES_AT_ONCE = 64;
  private static final long SEED = 7;
  private static final String DEFAULTS =
      "study = verify, source { sensor = random-bits, blocks-per-frame = 4 }, log.kafka = off";

  private final RandomBlocksLink link;

  private LinkAlone(RandomBlocksLink link) {
    this.link = link;
  }

  /// Blocks and bits of a run, with errors.
  ///
  /// @param blocks transport blocks
  /// @param bits payload bits
  /// @param bitSpread how their errors spread over frames of four blocks
  record Counts(ErrorCounts blocks, ErrorCounts bits, ErrorSpread bitSpread) {
    private static final Counts NONE =
        new Counts(ErrorCounts.NONE, ErrorCounts.NONE, ErrorSpread.NONE);

    private Counts plus(Reception reception) {
      return new Counts(
          blocks.plus(reception.blocks()),
          bits.plus(reception.bits()),
          bitSpread.plus(reception.bits()));
    }
  }

  /// When a run has seen enough, at whole batches of frames.
  ///
  /// @param blockErrors block errors that end it
  /// @param maxBlocks most blocks
  record Enough(long blockErrors, long maxBlocks) {}

  /// The point that a scenario describes.
  ///
  /// @param scenario a scenario without axes; sensor and log have defaults
  static LinkAlone of(Config scenario) {
    Config config = scenario.withFallback(ConfigFactory.parseString(DEFAULTS));
    ScenarioFile file = new ScenarioFile(config.resolve(), Path.of(""));
    PointPlan point =
        new StudyPlanner(Schemes.onClassPath(), new Devices())
            .plan(Scenario.read(file, 1))
            .points()
            .getFirst();
    return switch (point) {
      case PointPlan.Blocks blocks -> new LinkAlone(blocks.link());
      case PointPlan.Infeasible infeasible -> throw new IllegalStateException(infeasible.reason());
      case PointPlan.Frames frames -> throw new IllegalStateException(frames.pointId());
    };
  }

  /// Runs the point; the counts do not depend on the number of threads.
  Counts count(Enough enough, int threads) {
    Counts counts = Counts.NONE;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (long frame = 0; ; frame += FRAMES_AT_ONCE) {
        boolean enoughSeen =
            counts.blocks().errors() >= enough.blockErrors()
                || counts.blocks().trials() >= enough.maxBlocks();
        if (enoughSeen) {
          return counts;
        }
        for (Reception reception : batch(frame, pool)) {
          counts = counts.plus(reception);
        }
      }
    } finally {
      link.link().release();
    }
  }

  private List<Reception> batch(long from, ExecutorService pool) {
    List<Future<Reception>> running = new ArrayList<>();
    for (long frame = from; frame < from + FRAMES_AT_ONCE; frame++) {
      StreamKey key = StreamKey.of(SEED, Purpose.CHANNEL_NOISE, frame);
      running.add(pool.submit(() -> link.send(key)));
    }
    return running.stream().map(LinkAlone::await).toList();
  }

  private static Reception await(Future<Reception> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  private static IllegalStateException failure(ExecutionException e) {
    @Nullable Throwable cause = e.getCause();
    return new IllegalStateException("a block could not be simulated", cause);
  }
}
