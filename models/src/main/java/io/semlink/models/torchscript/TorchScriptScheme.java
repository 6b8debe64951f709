package io.semlink.models.torchscript;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.units.Resolution;

/// A user's encoder and decoder as a scheme.
public final class TorchScriptScheme implements Scheme {
  /// Name of the scheme in scenarios.
  public static final String NAME = "torchscript";

  private static final int HASH_DIGITS = 12;
  // More than one, to find modules that were traced for a single frame only.
  private static final int PROBED_FRAMES = 2;

  private final TorchScriptFiles files;
  private final String encoderHash;
  private final String decoderHash;
  private final BitShape shape;

  /// Opens the files and tries them on frames of zeros, so that what is wrong shows now and not at
  /// the first frame.
  ///
  /// @throws BadWeightsException if a file cannot be read, is no TorchScript file, fails, or gives
  ///   another shape than it must
  public TorchScriptScheme(TorchScriptFiles files) {
    this.files = files;
    encoderHash = Weights.hash(files.encoder());
    decoderHash = Weights.hash(files.decoder());
    shape = probeEncoder();
    probeDecoder();
  }

  private BitShape probeEncoder() {
    try (TorchScriptModule encoder = loadEncoder(ComputeDevice.CPU);
        NDManager memory = encoder.newMemory()) {
      NDArray one = encoder.run(image(memory, 1, 3), image(memory, 1, 1));
      BitShape found = BitShape.of(files.encoder(), one.getShape());
      TorchScriptFrameEncoder.values(
          encoder,
          found.batch(PROBED_FRAMES),
          image(memory, PROBED_FRAMES, 3),
          image(memory, PROBED_FRAMES, 1));
      return found;
    }
  }

  private NDArray image(NDManager memory, int numFrames, int channels) {
    Resolution size = files.resolution();
    return memory.zeros(new Shape(numFrames, channels, size.height(), size.width()));
  }

  private void probeDecoder() {
    try (TorchScriptModule decoder = loadDecoder(ComputeDevice.CPU);
        NDManager memory = decoder.newMemory()) {
      TorchScriptFrameEncoder.values(
          decoder,
          TorchScriptFrameDecoder.logits(PROBED_FRAMES, files.resolution()),
          memory.zeros(shape.batch(PROBED_FRAMES)));
    }
  }

  private TorchScriptModule loadEncoder(ComputeDevice device) {
    return TorchScriptModule.load(files.encoder(), encoderHash, device);
  }

  private TorchScriptModule loadDecoder(ComputeDevice device) {
    return TorchScriptModule.load(files.decoder(), decoderHash, device);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Resolution resolution() {
    return files.resolution();
  }

  @Override
  public int largestPayload(int maxBits) {
    int unit = files.nested() ? shape.bitsPerPlane() : shape.numBits();
    return Math.min(shape.numBits(), Math.max(0, maxBits)) / unit * unit;
  }

  /// First 12 hex digits of the SHA-256 of the two files' hashes in hex, the encoder's first.
  @Override
  public String weightsHash() {
    return Sha256.hex(encoderHash + decoderHash).substring(0, HASH_DIGITS);
  }

  @Override
  public FrameEncoder newEncoder(ComputeDevice device) {
    return new TorchScriptFrameEncoder(loadEncoder(device), files, shape);
  }

  @Override
  public FrameDecoder newDecoder(ComputeDevice device) {
    return new TorchScriptFrameDecoder(loadDecoder(device), files, shape);
  }
}
