package io.semlink.simulator.link;

import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A scheme whose transmitter has lost a sensor: its encoder sees zeros in place of that image. The
/// same weights serve, so a lost sensor costs quality but breaks nothing.
///
/// @param scheme the scheme with both sensors
/// @param modality what is left
public record OneSensorScheme(Scheme scheme, Modality modality) implements Scheme {
  @Override
  public String name() {
    return scheme.name();
  }

  @Override
  public Resolution resolution() {
    return scheme.resolution();
  }

  @Override
  public Set<PayloadKind> payloadKinds() {
    return scheme.payloadKinds();
  }

  @Override
  public int largestPayload(int maxBits) {
    return scheme.largestPayload(maxBits);
  }

  @Override
  public Optional<SourceCoding> sourceCoding(int payloadBits) {
    return scheme.sourceCoding(payloadBits);
  }

  @Override
  public int largestFeatures(int maxFeatures) {
    return scheme.largestFeatures(maxFeatures);
  }

  @Override
  public Optional<String> misfit(Supplier<SensorFrame> frame, int payloadBits) {
    return scheme.misfit(() -> modality.of(frame.get()), payloadBits);
  }

  @Override
  public Optional<Concealment> concealment() {
    return scheme.concealment();
  }

  @Override
  public Scheme concealing(Concealment concealment) {
    return new OneSensorScheme(scheme.concealing(concealment), modality);
  }

  @Override
  public boolean concealsWith(ReceivedPayload intact) {
    return scheme.concealsWith(intact);
  }

  @Override
  public String weightsHash() {
    return scheme.weightsHash();
  }

  @Override
  public FrameEncoder newEncoder(ComputeDevice device) {
    return new Encoder(scheme.newEncoder(device), modality);
  }

  @Override
  public FrameDecoder newDecoder(ComputeDevice device) {
    return scheme.newDecoder(device);
  }

  private record Encoder(FrameEncoder encoder, Modality modality) implements FrameEncoder {
    @Override
    public List<Payload> encode(List<SensorFrame> frames, int payloadBits) {
      return encoder.encode(frames.stream().map(modality::of).toList(), payloadBits);
    }

    @Override
    public List<Payload> encodeAnalog(List<SensorFrame> frames, int numFeatures) {
      return encoder.encodeAnalog(frames.stream().map(modality::of).toList(), numFeatures);
    }

    @Override
    public void close() {
      encoder.close();
    }
  }
}
