package io.semlink.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.FrameTensors;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.List;

/// Frames to bits by a user's module: a positive value is bit 1. Bit i is value i in row-major
/// order.
final class TorchScriptFrameEncoder implements FrameEncoder {
  private final TorchScriptModule module;
  private final TorchScriptFiles files;
  private final BitShape shape;

  /// @param module closed with this encoder
  TorchScriptFrameEncoder(TorchScriptModule module, TorchScriptFiles files, BitShape shape) {
    this.module = module;
    this.files = files;
    this.shape = shape;
  }

  /// @throws IllegalArgumentException if a frame has another size or the payload is not legal
  /// @throws BadWeightsException if the module fails or gives another shape or NaN
  @Override
  public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
    shape.requireLegal(payloadBits, files.nested());
    frames.forEach(this::requireSize);
    try (NDManager batch = module.newMemory()) {
      NDArray rgb = FrameTensors.of(frames.stream().map(SensorFrame::rgb).toList(), batch);
      NDArray thermal = FrameTensors.of(frames.stream().map(SensorFrame::thermal).toList(), batch);
      float[] values = values(module, shape.batch(frames.size()), rgb, thermal);
      List<Payload> payloads = new ArrayList<>();
      for (int i = 0; i < frames.size(); i++) {
        byte[] bits = new byte[payloadBits];
        for (int k = 0; k < payloadBits; k++) {
          bits[k] = (byte) (values[i * shape.numBits() + k] > 0 ? 1 : 0);
        }
        payloads.add(new Payload.Bits(BitBlock.pack(bits, 0, payloadBits)));
      }
      return payloads;
    }
  }

  private void requireSize(SensorFrame frame) {
    if (!frame.rgb().resolution().equals(files.resolution())) {
      throw new IllegalArgumentException(
          "frame %s is %s but torchscript takes %s"
              .formatted(frame.name(), frame.rgb().resolution(), files.resolution()));
    }
  }

  /// Runs a module.
  ///
  /// @param expected shape that its output must have
  /// @return its values, none of them NaN
  static float[] values(TorchScriptModule module, Shape expected, NDArray... inputs) {
    try (NDArray output = module.run(inputs)) {
      if (!output.getShape().equals(expected)) {
        throw new BadWeightsException(
            "%s gives shape %s for %s frames but must give %s"
                .formatted(module.file(), output.getShape(), expected.get(0), expected));
      }
      float[] values = output.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        if (Float.isNaN(values[i])) {
          throw new BadWeightsException("%s gives NaN at index %s".formatted(module.file(), i));
        }
      }
      return values;
    }
  }

  @Override
  public void close() {
    module.close();
  }
}
