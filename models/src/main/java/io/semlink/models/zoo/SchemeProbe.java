package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.nn.UsedMemory;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.List;

/// Asks a scheme twice for the same frames, once in memory that holds zeros and once in memory that
/// holds other numbers. Native code that reads what it never wrote gives itself away here and not
/// in somebody's results, also that of a user's own file.
public final class SchemeProbe {
  /// What the memory holds the second time: NaN wherever it enters a sum, and a number that is no
  /// such thing where NaN would be passed over, as by a maximum.
  private static final List<Float> LEFT_BEHIND = List.of(Float.NaN, 1000f);

  private SchemeProbe() {}

  /// What a scheme makes of the probe's frames.
  private record Made(List<Payload> sent, List<Understanding> understood) {}

  /// Lets a scheme through that gives the same results whatever lies in memory.
  ///
  /// @param scheme the scheme; its networks are opened and closed again
  /// @param device where they run
  /// @param size a legal payload
  /// @throws BadWeightsException if its results differ or cannot be computed at all, one line that
  ///   names the scheme
  public static void require(Scheme scheme, ComputeDevice device, PayloadSize size) {
    try (NDManager memory = TorchEngine.newManager(device);
        FrameEncoder encoder = scheme.newEncoder(device);
        FrameDecoder decoder = scheme.newDecoder(device)) {
      Made clean = make(scheme, encoder, decoder, size, memory, 0);
      for (float left : LEFT_BEHIND) {
        if (!make(scheme, encoder, decoder, size, memory, left).equals(clean)) {
          throw differs(scheme, device, "other results");
        }
      }
    } catch (ArithmeticException e) {
      throw differs(scheme, device, "NaN");
    }
  }

  private static BadWeightsException differs(Scheme scheme, ComputeDevice device, String what) {
    return new BadWeightsException(
        ("%s on %s gives %s where memory was used before: a library reads what it never wrote, or"
                + " its weights are no numbers; no figure could be trusted. Maybe with"
                + " ONEDNN_MAX_CPU_ISA=SSE41 in the environment")
            .formatted(scheme.name(), device, what));
  }

  /// Lets a scheme through as above, at its largest payload of up to one bit a pixel.
  ///
  /// @param scheme the scheme
  /// @param device where its networks run
  /// @throws BadWeightsException as above
  public static void require(Scheme scheme, ComputeDevice device) {
    int pixels = scheme.resolution().numPixels();
    require(
        scheme,
        device,
        scheme.payloadKinds().contains(PayloadKind.BITS)
            ? new PayloadSize(PayloadKind.BITS, scheme.largestPayload(pixels))
            : new PayloadSize(PayloadKind.FEATURES, scheme.largestFeatures(pixels)));
  }

  private static Made make(
      Scheme scheme,
      FrameEncoder encoder,
      FrameDecoder decoder,
      PayloadSize size,
      NDManager memory,
      float left) {
    List<SensorFrame> frames =
        List.of(frame(scheme.resolution(), 0), frame(scheme.resolution(), 1));
    UsedMemory.fill(memory, left);
    List<Payload> sent = encoder.encode(frames, size);
    List<ReceivedPayload> received = sent.stream().map(ReceivedPayload::errorFree).toList();
    UsedMemory.fill(memory, left);
    return new Made(sent, decoder.decode(received));
  }

  /// Squares, which every codec has room for.
  private static SensorFrame frame(Resolution size, int index) {
    return new SensorFrame(
        index,
        "probe-" + index,
        TimeOfDay.UNKNOWN,
        pattern(size, 3, index),
        pattern(size, 1, index),
        null);
  }

  private static RasterImage pattern(Resolution size, int channels, int index) {
    byte[] samples = new byte[channels * size.numPixels()];
    for (int i = 0; i < samples.length; i++) {
      int x = i % size.width();
      int y = i / size.width();
      samples[i] = (byte) ((x / 8 + y / 8 + index) % 2 * 120 + 60 + x % 8);
    }
    return new RasterImage(size, channels, samples);
  }
}
