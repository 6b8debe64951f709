package io.semlink.actors.study;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// A scheme without a network: sends the lowest bit of each pixel's class and takes a positive soft
/// bit for class 1. Enough to see everything that happens around a network.
final class LabelScheme implements Scheme {
  static final Resolution SIZE = new Resolution(16, 32);

  /// The answer of a scheme whose decoder cannot be opened.
  static final int NO_DECODER = -1;

  private final boolean broken;
  private final int answer;
  private final boolean remembers;
  private final AtomicInteger numEncoded = new AtomicInteger();

  LabelScheme(boolean broken) {
    this(broken, 1);
  }

  /// @param answer the class that a positive soft bit stands for
  LabelScheme(boolean broken, int answer) {
    this(broken, answer, false);
  }

  private LabelScheme(boolean broken, int answer, boolean remembers) {
    this.broken = broken;
    this.answer = answer;
    this.remembers = remembers;
  }

  /// A scheme that shows the last intact frame in place of one that is not intact.
  static LabelScheme remembering() {
    return new LabelScheme(false, 1, true);
  }

  @Override
  public Optional<Concealment> concealment() {
    return remembers ? Optional.of(Concealment.LAST_FRAME) : Optional.empty();
  }

  @Override
  public boolean concealsWith(ReceivedPayload intact) {
    return remembers;
  }

  /// How many batches its encoders have made.
  int numEncoded() {
    return numEncoded.get();
  }

  /// Frames whose label is a pattern that depends on the index.
  static Sensor sensor(long numFrames) {
    return new Sensor() {
      @Override
      public Resolution resolution() {
        return SIZE;
      }

      @Override
      public long numFrames() {
        return numFrames;
      }

      @Override
      public SensorFrame frame(long index) {
        byte[] classes = new byte[SIZE.numPixels()];
        for (int i = 0; i < classes.length; i++) {
          classes[i] = (byte) ((i * (index + 3)) % 5 == 0 ? 1 : 0);
        }
        return new SensorFrame(
            index,
            "frame-" + index,
            index % 2 == 0 ? TimeOfDay.DAY : TimeOfDay.NIGHT,
            new RasterImage(SIZE, 3, new byte[3 * SIZE.numPixels()]),
            new RasterImage(SIZE, 1, new byte[SIZE.numPixels()]),
            new LabelMap(SIZE, classes));
      }
    };
  }

  @Override
  public String name() {
    return broken ? "broken" : "label";
  }

  @Override
  public Resolution resolution() {
    return SIZE;
  }

  @Override
  public int largestPayload(int maxBits) {
    return maxBits >= SIZE.numPixels() ? SIZE.numPixels() : 0;
  }

  @Override
  public String weightsHash() {
    return "answer " + answer;
  }

  @Override
  public FrameEncoder newEncoder(ComputeDevice device) {
    return new FrameEncoder() {
      @Override
      public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
        numEncoded.incrementAndGet();
        return frames.stream()
            .<Payload>map(f -> new Payload.Bits(BitBlock.pack(LabelScheme.label(f).classes())))
            .toList();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public FrameDecoder newDecoder(ComputeDevice device) {
    if (answer == NO_DECODER) {
      throw new IllegalStateException("no such decoder");
    }
    return new FrameDecoder() {
      @Override
      public List<Understanding> decode(List<ReceivedPayload> payloads) {
        if (broken) {
          throw new IllegalStateException("this decoder is broken");
        }
        return payloads.stream().map(LabelScheme.this::understand).toList();
      }

      @Override
      public void close() {}
    };
  }

  private static LabelMap label(SensorFrame frame) {
    LabelMap label = frame.label();
    if (label == null) {
      throw new IllegalStateException("every frame of this sensor has a label");
    }
    return label;
  }

  private Understanding understand(ReceivedPayload received) {
    ReceivedPayload last = received.predecessor();
    ReceivedPayload payload = received.intact() || last == null ? received : last;
    byte[] classes = new byte[payload.softBits().length];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = (byte) (payload.softBits()[i] > 0 ? answer : 0);
    }
    return new Understanding(new LabelMap(SIZE, classes));
  }
}
