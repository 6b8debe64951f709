package io.semlink.scenarios.cli;

import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageCodecs;
import io.semlink.models.codec.RateSplit;
import io.semlink.models.separate.CodedSensor;
import io.semlink.models.separate.FrameStream;
import io.semlink.models.training.TrainingFrames;
import io.semlink.models.training.TrainingFrames.Part;
import io.semlink.scenarios.evaluate.EvaluationFrames;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.CachedSensor;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The options of `semlink train` that say which frames it learns from: synthetic streets, the
/// labelled frames of a data set, or both.
final class TrainingDataOptions {
  private static final double USUAL_SHARE = 0.5;
  private static final double MAX_BITS_PER_PIXEL = 33;

  @Option(
      names = "--frames",
      defaultValue = "12000",
      description = "synthetic scenes, each seen several times (default: ${DEFAULT-VALUE})")
  private int frames;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "labelled frames of a data set beside the scenes (its training split)")
  private @Nullable Path data;

  @Option(
      names = "--data-share",
      description =
          "how often a frame of DIR is drawn; 1: no scenes at all, and validation by the validation"
              + " split of DIR (default: 0.5)")
  private @Nullable Double wantedShare;

  @Option(
      names = "--codec",
      paramLabel = "CODEC",
      description =
          "images are coded and decoded again, as the receiver of a separate scheme sees them:"
              + " jpeg2000, jpeg2000-downsampled, jpeg or raw")
  private @Nullable String codec;

  @Option(
      names = "--bits-per-pixel",
      paramLabel = "X",
      split = ",",
      description = "with --codec: bits of both images over the pixels; each frame draws one")
  private List<Double> bitsPerPixel = List.of();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  TrainingDataOptions() {}

  /// Frames to learn from and frames to judge by.
  record Frames(TrainingFrames training, Sensor validation) {}

  /// The frames that are asked for; what was left out is told on standard error.
  ///
  /// @param resolution of the network
  /// @param seed seed of the scenes
  /// @param options how the data set's folder is read
  Frames open(Resolution resolution, long seed, FolderOptions options) {
    if (frames < 1) {
      throw bad("--frames is %s but must be at least 1".formatted(frames));
    }
    double share = wantedShare == null ? USUAL_SHARE : wantedShare;
    if (!(share > 0 && share <= 1)) {
      throw bad("--data-share is %s but must be in (0, 1]".formatted(share));
    }
    if ((codec == null) != bitsPerPixel.isEmpty()) {
      throw bad("--codec and --bits-per-pixel go together");
    }
    if (data == null && (options.given() || wantedShare != null)) {
      throw bad("--labels, --layout, --thermal-range and --data-share mean nothing without --data");
    }
    List<Part> parts = new ArrayList<>();
    if (data != null) {
      parts.add(
          new Part(
              coded(
                  folder(options.request(spec.commandLine(), data, FolderSplit.TRAIN), resolution),
                  seed),
              share));
    }
    boolean onlyFolder = data != null && share == 1;
    if (!onlyFolder) {
      Sensor scenes =
          CachedSensor.firstWithin(
              coded(road(resolution, seed, Purpose.SCENE_TRAIN), seed),
              frames,
              Runtime.getRuntime().maxMemory() / 2);
      parts.add(new Part(scenes, data == null ? 1 : 1 - share));
    }
    Sensor validation =
        data != null && onlyFolder
            ? folder(options.request(spec.commandLine(), data, FolderSplit.VALIDATION), resolution)
            : road(resolution, seed, Purpose.SCENE_VALIDATION);
    return new Frames(new TrainingFrames(parts), coded(validation, seed));
  }

  private Sensor coded(Sensor sensor, long seed) {
    if (codec == null) {
      return sensor;
    }
    ImageCodec found =
        ImageCodecs.named(codec)
            .orElseThrow(() ->
                bad(
                    "--codec is \"%s\" but must be one of %s"
                        .formatted(
                            codec, ImageCodecs.ALL.stream().map(ImageCodec::name).toList())));
    FrameStream stream = new FrameStream(found, RateSplit.FIXED_3_TO_1, sensor.resolution());
    return new CodedSensor(
        sensor, stream, bitsPerPixel.stream().map(x -> bytes(x, sensor)).toList(), seed);
  }

  private int bytes(double wanted, Sensor sensor) {
    if (!(wanted > 0 && wanted <= MAX_BITS_PER_PIXEL)) {
      throw bad("--bits-per-pixel is %s but must be in (0, 33]".formatted(wanted));
    }
    return (int) (wanted * sensor.resolution().numPixels() / Byte.SIZE);
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private Sensor folder(DataRequest request, Resolution resolution) {
    EvaluationFrames found = EvaluationFrames.folder(request, resolution, Integer.MAX_VALUE);
    found.warnings().forEach(spec.commandLine().getErr()::println);
    return found.sensor();
  }

  private static Sensor road(Resolution resolution, long seed, Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(resolution, seed, split, SyntheticRoad.DayNight.BOTH));
  }
}
