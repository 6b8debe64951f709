package io.semlink.models.zoo;

import ai.djl.ndarray.NDManager;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.promsc.Carrier;
import io.semlink.models.promsc.Promsc;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.promsc.PromscFrameDecoder;
import io.semlink.models.promsc.PromscFrameEncoder;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;

/// A ProMSC network as a scheme: payloads of C h w bits or features, C in 1..maxPlanes.
final class PromscScheme implements Scheme {
  private static final int HASH_DIGITS = 12;
  private final PromscConfig config;
  private final Weights weights;

  /// @throws io.semlink.simulator.link.BadWeightsException if the weights do not fit the network
  PromscScheme(PromscConfig config, Weights weights) {
    this.config = config;
    this.weights = weights;
    // So that a bad file is found now and not by the first frame.
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      weights.check("", Promsc.blueprint(config, manager).parameters());
    }
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Resolution resolution() {
    return config.resolution();
  }

  @Override
  public Modality modality() {
    return config.modality();
  }

  @Override
  public int largestPayload(int maxBits) {
    int planes = Math.min(config.maxPlanes(), Math.max(0, maxBits) / config.bitsPerPlane());
    return planes * config.bitsPerPlane();
  }

  @Override
  public Set<PayloadKind> payloadKinds() {
    return config.carrier() == Carrier.BITS
        ? EnumSet.allOf(PayloadKind.class)
        : EnumSet.of(PayloadKind.FEATURES);
  }

  /// A feature stands where a bit would.
  @Override
  public int largestFeatures(int maxFeatures) {
    return largestPayload(maxFeatures);
  }

  @Override
  public String weightsHash() {
    return weights.sha256().substring(0, HASH_DIGITS);
  }

  @Override
  public FrameEncoder newEncoder(ComputeDevice device) {
    return load(device, Promsc.Part.TRANSMITTER, PromscFrameEncoder::new);
  }

  @Override
  public FrameDecoder newDecoder(ComputeDevice device) {
    return load(device, Promsc.Part.RECEIVER, PromscFrameDecoder::new);
  }

  private <T> T load(
      ComputeDevice device, Promsc.Part part, BiFunction<Promsc, NDManager, T> wrap) {
    NDManager manager = TorchEngine.newManager(device);
    try {
      Promsc network = Promsc.restored(config, part, weights, manager);
      network.freeze();
      return wrap.apply(network, manager);
    } catch (RuntimeException e) {
      manager.close();
      throw e;
    }
  }
}
