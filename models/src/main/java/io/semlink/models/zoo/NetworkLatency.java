package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.baseline.Segmenter;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.PromscFrameDecoder;
import io.semlink.models.promsc.PromscFrameEncoder;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How long a network takes for one frame alone: images in memory to a map of classes in memory,
/// without codec and link. Medians; networks have their first values, of which the time does not
/// depend, so networks without trained weights can be measured as well.
///
/// @param encoderMs before the link, ms; absent for a network that no link divides
/// @param decoderMs after it, ms; likewise
/// @param totalMs both, ms
public record NetworkLatency(
    @Nullable Double encoderMs, @Nullable Double decoderMs, double totalMs) {
  private static final byte GREY = (byte) 128;
  private static final int WARM_UP = 2;
  private static final int MOST_RUNS = 30;
  private static final int LEAST_RUNS = 3;
  private static final double ENOUGH_MS = 2000;

  /// Measures a ProMSC network with all planes sent.
  ///
  /// @param nanoClock monotonic clock, ns
  public static NetworkLatency of(
      PromscConfig config, ComputeDevice device, LongSupplier nanoClock) {
    SensorFrame frame = grey(config.resolution());
    try (NDManager manager = TorchEngine.newManager(device)) {
      Promsc network = new Promsc(config, 0, manager);
      network.freeze();
      // Both take the manager over; closing it once is enough.
      PromscFrameEncoder encoder = new PromscFrameEncoder(network, manager);
      PromscFrameDecoder decoder = new PromscFrameDecoder(network, manager);
      int bits = config.bitsPerPlane() * config.maxPlanes();
      Payload payload = encoder.encode(List.of(frame), bits).getFirst();
      List<ReceivedPayload> received = List.of(ReceivedPayload.errorFree(payload));
      double encoderMs = medianMs(() -> encoder.encode(List.of(frame), bits), nanoClock);
      double decoderMs = medianMs(() -> decoder.decode(received), nanoClock);
      return new NetworkLatency(encoderMs, decoderMs, encoderMs + decoderMs);
    }
  }

  /// Measures a segmentation network.
  ///
  /// @param nanoClock monotonic clock, ns
  public static NetworkLatency of(
      FusionNetConfig config, ComputeDevice device, LongSupplier nanoClock) {
    SensorFrame frame = grey(config.resolution());
    NDManager manager = TorchEngine.newManager(device);
    FusionNet network = new FusionNet(config, 0, manager);
    network.freeze();
    try (Segmenter segmenter = new Segmenter(network, manager)) {
      double totalMs =
          medianMs(
              () -> segmenter.segment(List.of(frame.rgb()), List.of(frame.thermal())), nanoClock);
      return new NetworkLatency(null, null, totalMs);
    }
  }

  private static double medianMs(Runnable task, LongSupplier nanoClock) {
    for (int i = 0; i < WARM_UP; i++) {
      task.run();
    }
    double[] runs = new double[MOST_RUNS];
    int numRuns = 0;
    double spentMs = 0;
    while (numRuns < LEAST_RUNS || (numRuns < MOST_RUNS && spentMs < ENOUGH_MS)) {
      long start = nanoClock.getAsLong();
      task.run();
      runs[numRuns] = (nanoClock.getAsLong() - start) * 1e-6;
      spentMs += runs[numRuns++];
    }
    Arrays.sort(runs, 0, numRuns);
    return (runs[numRuns / 2] + runs[(numRuns - 1) / 2]) / 2;
  }

  private static SensorFrame grey(Resolution resolution) {
    return new SensorFrame(
        0, "grey", TimeOfDay.UNKNOWN, grey(resolution, 3), grey(resolution, 1), null);
  }

  private static RasterImage grey(Resolution resolution, int numChannels) {
    byte[] samples = new byte[numChannels * resolution.numPixels()];
    Arrays.fill(samples, GREY);
    return new RasterImage(resolution, numChannels, samples);
  }
}
