package io.semlink.models.torchscript;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.units.Resolution;
import java.util.ArrayList;
import java.util.List;

/// Soft bits to segmentation maps by a user's module: of each pixel the class with the largest
/// logit, of equal ones the first.
final class TorchScriptFrameDecoder implements FrameDecoder {
  private final TorchScriptModule module;
  private final TorchScriptFiles files;
  private final BitShape shape;

  /// @param module closed with this decoder
  TorchScriptFrameDecoder(TorchScriptModule module, TorchScriptFiles files, BitShape shape) {
    this.module = module;
    this.files = files;
    this.shape = shape;
  }

  /// Shape of the decoder's output.
  static Shape logits(int numFrames, Resolution resolution) {
    return new Shape(numFrames, SegmentationClass.COUNT, resolution.height(), resolution.width());
  }

  /// @throws IllegalArgumentException if a payload is not legal
  /// @throws BadWeightsException if the module fails or gives another shape or NaN
  @Override
  public List<Understanding> decode(List<ReceivedPayload> payloads) {
    float[] u = new float[payloads.size() * shape.numBits()];
    for (int i = 0; i < payloads.size(); i++) {
      float[] softBits = payloads.get(i).softBits();
      shape.requireLegal(softBits.length, files.nested());
      System.arraycopy(softBits, 0, u, i * shape.numBits(), softBits.length);
    }
    try (NDManager batch = module.newMemory()) {
      float[] logits =
          TorchScriptFrameEncoder.values(
              module,
              logits(payloads.size(), files.resolution()),
              batch.create(u, shape.batch(payloads.size())));
      List<Understanding> understandings = new ArrayList<>();
      for (int i = 0; i < payloads.size(); i++) {
        understandings.add(new Understanding(new LabelMap(files.resolution(), classes(logits, i))));
      }
      return understandings;
    }
  }

  private byte[] classes(float[] logits, int frame) {
    int pixels = files.resolution().numPixels();
    int start = frame * SegmentationClass.COUNT * pixels;
    byte[] classes = new byte[pixels];
    for (int p = 0; p < pixels; p++) {
      for (int c = 1; c < SegmentationClass.COUNT; c++) {
        if (logits[start + c * pixels + p] > logits[start + classes[p] * pixels + p]) {
          classes[p] = (byte) c;
        }
      }
    }
    return classes;
  }

  @Override
  public void close() {
    module.close();
  }
}
