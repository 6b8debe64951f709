package io.semlink.simulator.random;

/// What a stream of random values is for. Streams of different purposes share nothing.
///
/// The numbers are part of every result: never change or reuse one.
public enum Purpose {
  /// Payload bits of a study of the link alone.
  RANDOM_BITS(1),
  /// Unit Gaussian noise of the channel.
  CHANNEL_NOISE(2),
  /// Fading gains of the channel.
  CHANNEL_FADING(3),
  /// Bit errors of a bit-error model.
  BIT_ERRORS(4),
  /// Lost packets and the states of a burst model.
  PACKET_LOSS(5),
  /// Log-normal shadowing.
  SHADOWING(6),
  /// Impulses of an impulsive-noise model.
  IMPULSES(7),
  /// Oscillator phase.
  PHASE_NOISE(8),
  /// Errors of the receiver's channel and Es/N0 estimates.
  ESTIMATION_ERROR(9),
  /// Synthetic scenes that networks are trained on.
  SCENE_TRAIN(10),
  /// Synthetic scenes that choose between networks.
  SCENE_VALIDATION(11),
  /// Synthetic scenes that results are reported on.
  SCENE_TEST(12),
  /// First values of network parameters.
  WEIGHTS(20),
  /// Order of frames, augmentation, Gumbel noise and channel draws during training.
  TRAINING(21),
  /// Samples that statistics are judged by.
  SAMPLING(30);

  private final int number;

  Purpose(int number) {
    this.number = number;
  }

  /// The number that enters the generator's key.
  public int number() {
    return number;
  }
}
