package io.semlink.scenarios.evaluate;

import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.evaluation.EvaluationSummary;
import io.semlink.models.evaluation.Latency;
import io.semlink.models.evaluation.SchemeEvaluation;
import io.semlink.models.nn.Complexity;
import io.semlink.models.promsc.PromscComplexity;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.zoo.SchemeProbe;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SourceCoding;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/// One scheme evaluated under every condition.
///
/// @param scheme what was evaluated
/// @param results counts, one a condition
/// @param summaries measures, one a condition
/// @param complexity size and work for one frame with all planes sent; absent where unknown
/// @param latency of single frames with the payload of the first condition
public record SchemeRun(
    Scheme scheme,
    List<SchemeEvaluation.Result> results,
    List<EvaluationSummary> summaries,
    Optional<Complexity> complexity,
    Latency latency) {
  private static final int TIMED_FRAMES = 200;

  /// How every scheme is evaluated.
  ///
  /// @param frames labelled frames
  /// @param modality images that the schemes were opened to see, for the text
  /// @param seed seed of the bit errors
  /// @param subset classes of the means
  /// @param device where networks run
  public record Setting(
      EvaluationFrames frames,
      Modality modality,
      long seed,
      ClassSubset subset,
      ComputeDevice device) {
    /// Makes sure that the first frame, which stands for all of them, fits into a payload: frames
    /// that do not would be lost without a word.
    ///
    /// @throws ScenarioException with the numbers if it does not
    public void requireFit(Scheme scheme, PayloadSize payload) {
      if (payload.kind() == PayloadKind.BITS) {
        scheme
            .misfit(() -> frames.sensor().frame(0), payload.length())
            .ifPresent(reason -> {
              throw new ScenarioException("%s: %s".formatted(scheme.name(), reason));
            });
      }
    }
  }

  /// Evaluates a scheme.
  ///
  /// @param scheme sees the images of the setting's modality
  /// @param conditions at least one
  /// @param progress is told how many frames are done
  /// @param nanoClock monotonic clock, ns
  public static SchemeRun of(
      Scheme scheme,
      List<SchemeEvaluation.Condition> conditions,
      Setting setting,
      IntConsumer progress,
      LongSupplier nanoClock) {
    Sensor sensor = setting.frames().sensor();
    SchemeProbe.require(scheme, setting.device(), conditions.getFirst().payload());
    try (FrameEncoder encoder = scheme.newEncoder(setting.device());
        FrameDecoder decoder = scheme.newDecoder(setting.device())) {
      List<SensorFrame> timed =
          LongStream.range(0, Math.min(TIMED_FRAMES, sensor.numFrames()))
              .mapToObj(sensor::frame)
              .toList();
      Latency latency =
          Latency.measure(encoder, decoder, timed, conditions.getFirst().payload(), nanoClock);
      List<SchemeEvaluation.Result> results =
          SchemeEvaluation.run(
              encoder,
              decoder,
              sensor,
              new SchemeEvaluation.Plan(conditions, setting.frames().numFrames(), setting.seed()),
              progress);
      return new SchemeRun(
          scheme,
          results,
          results.stream().map(r -> EvaluationSummary.of(r, setting.subset())).toList(),
          PromscConfig.named(scheme.name()).map(PromscComplexity::of).map(PromscComplexity::total),
          latency);
    }
  }

  /// How a summary's payload is made of images; empty where it is not.
  Optional<SourceCoding> coding(EvaluationSummary summary) {
    PayloadSize payload = summary.condition().payload();
    return payload.kind() == PayloadKind.BITS
        ? scheme.sourceCoding(payload.length())
        : Optional.empty();
  }

  /// Name and weights, as "promsc-tiny (0123456789ab)".
  public String label() {
    return "%s (%s)".formatted(scheme.name(), scheme.weightsHash());
  }
}
