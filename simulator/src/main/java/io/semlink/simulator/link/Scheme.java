package io.semlink.simulator.link;

import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// An encoder/decoder pair that carries frames over the link. The link never asks which one it is.
public interface Scheme {
  /// Name in scenarios and records, as in "promsc-tiny".
  String name();

  /// The only resolution this scheme takes.
  Resolution resolution();

  /// Which images it looks at.
  default Modality modality() {
    return Modality.BOTH;
  }

  /// What its payloads may consist of, at least one kind.
  default Set<PayloadKind> payloadKinds() {
    return Set.of(PayloadKind.BITS);
  }

  /// Largest legal number of analog features that fits.
  ///
  /// @param maxFeatures upper bound
  /// @return a legal number in 1..maxFeatures, or 0 if even the smallest does not fit or the scheme
  ///   has no analog features
  default int largestFeatures(int maxFeatures) {
    return 0;
  }

  /// Largest legal payload that fits.
  ///
  /// @param maxBits upper bound in bits
  /// @return a legal size in 1..maxBits, or 0 if even the smallest does not fit
  int largestPayload(int maxBits);

  /// Why a frame cannot be carried in a payload of legal size, as where an image codec needs more
  /// bits than there are. What fits into some bits fits into more.
  ///
  /// @param frame one of this resolution; asked for only if the answer depends on it
  /// @param payloadBits a legal payload size
  /// @return one line with the numbers; empty if it can be carried
  default Optional<String> misfit(Supplier<SensorFrame> frame, int payloadBits) {
    return Optional.empty();
  }

  /// How the receiver conceals lost images; empty of a scheme that sends none.
  default Optional<Concealment> concealment() {
    return Optional.empty();
  }

  /// The same scheme with another concealment.
  ///
  /// @param concealment how the receiver is to conceal lost images
  /// @throws UnsupportedOperationException if it sends no images, so that {@link #concealment()} is
  ///   empty
  default Scheme concealing(Concealment concealment) {
    throw new UnsupportedOperationException(name() + " sends no images that could be concealed");
  }

  /// Whether the decoder wants a payload as the {@linkplain ReceivedPayload#predecessor()
  /// predecessor} of those that follow. Pure and quick: every intact payload is asked about.
  ///
  /// @param intact a payload of this scheme that the receiver knows to be intact
  default boolean concealsWith(ReceivedPayload intact) {
    return false;
  }

  /// How a payload is made of images, where it is.
  ///
  /// @param payloadBits a legal payload size
  /// @return empty for a scheme that sends no files of images
  default Optional<SourceCoding> sourceCoding(int payloadBits) {
    return Optional.empty();
  }

  /// Where the parameters come from, for records: first 12 hex digits of the SHA-256 of the
  /// weights, and of whatever else decides what the scheme does and its name does not say.
  String weightsHash();

  /// A new encoder with memory of its own on a device.
  FrameEncoder newEncoder(ComputeDevice device);

  /// A new decoder with memory of its own on a device.
  FrameDecoder newDecoder(ComputeDevice device);
}
