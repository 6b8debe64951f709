package io.semlink.models.separate;

import ai.djl.ndarray.NDManager;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.baseline.Segmenter;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SourceCoding;
import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.Optional;
import java.util.function.Supplier;

/// An image codec and a segmentation network as a scheme, as in "jpeg2000+mfnet-small": payloads of
/// whole bytes.
public final class SeparateScheme implements Scheme {
  private static final int HASH_DIGITS = 12;

  /// Two lengths and the least that any codec makes an image of.
  private static final int MIN_BYTES = 16;

  /// More than the images themselves and their lengths is never needed.
  private static final int MAX_LENGTHS = 6;

  private static final int CHANNELS = 4;

  private final String name;
  private final FrameStream stream;
  private final FusionNetConfig config;
  private final Weights weights;
  private final Concealment concealment;

  /// A scheme that conceals lost images by those of the last frame.
  ///
  /// @param name as in "jpeg2000+mfnet-small"
  /// @param codec of both images
  /// @param splits how they share the bytes
  /// @param config shape of the network, and size of the frames
  /// @param weights of the network
  /// @throws io.semlink.simulator.link.BadWeightsException if the weights do not fit the network
  public SeparateScheme(
      String name, ImageCodec codec, SplitTable splits, FusionNetConfig config, Weights weights) {
    this.name = name;
    this.stream = new FrameStream(codec, splits, config.resolution());
    this.config = config;
    this.weights = weights;
    this.concealment = Concealment.LAST_FRAME;
    // So that a bad file is found now and not by the first frame.
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      weights.check("", FusionNet.blueprint(config, manager).parameters());
    }
  }

  private SeparateScheme(SeparateScheme other, Concealment concealment) {
    this.name = other.name;
    this.stream = other.stream;
    this.config = other.config;
    this.weights = other.weights;
    this.concealment = concealment;
  }

  @Override
  public Optional<Concealment> concealment() {
    return Optional.of(concealment);
  }

  @Override
  public Scheme concealing(Concealment other) {
    return new SeparateScheme(this, other);
  }

  /// Frames that did not fit and were not sent hold no image to conceal with.
  @Override
  public boolean concealsWith(ReceivedPayload intact) {
    return concealment == Concealment.LAST_FRAME && stream.begins(intact.softBits());
  }

  @Override
  public Optional<String> misfit(Supplier<SensorFrame> frame, int payloadBits) {
    return stream.misfit(frame.get(), payloadBits / Byte.SIZE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Resolution resolution() {
    return config.resolution();
  }

  @Override
  public int largestPayload(int maxBits) {
    int bytes = Math.min(MAX_LENGTHS + CHANNELS * resolution().numPixels(), maxBits / Byte.SIZE);
    return bytes < MIN_BYTES ? 0 : bytes * Byte.SIZE;
  }

  @Override
  public Optional<SourceCoding> sourceCoding(int payloadBits) {
    return Optional.of(
        new SourceCoding(
            Byte.SIZE * stream.headerBytes(), stream.split(payloadBits / Byte.SIZE).rgbShare()));
  }

  /// First 12 hex digits of the SHA-256 of the weights' file. Where the images share their bytes
  /// other than 3:1, of that hash in hex and the table of splits: the scheme's name does not tell
  /// one searched table from another.
  @Override
  public String weightsHash() {
    String hash =
        stream.splits().isUsual()
            ? weights.sha256()
            : Sha256.hex(weights.sha256() + " " + stream.splits().text());
    return hash.substring(0, HASH_DIGITS);
  }

  @Override
  public FrameEncoder newEncoder(ComputeDevice device) {
    return new SeparateFrameEncoder(stream);
  }

  @Override
  public FrameDecoder newDecoder(ComputeDevice device) {
    NDManager manager = TorchEngine.newManager(device);
    try {
      FusionNet network = FusionNet.restored(config, weights, manager);
      network.freeze();
      return new SeparateFrameDecoder(stream, new Segmenter(network, manager));
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }
}
