package io.semlink.simulator.modulation;

import io.semlink.simulator.modulation.Constellation.Antipodal;
import io.semlink.simulator.modulation.Constellation.Circle;
import io.semlink.simulator.modulation.Constellation.SquareQam;

/// Modulation schemes: those of 3GPP TS 38.211, clause 5.1, and phase shift keying of higher order.
/// Constellations are Gray-labelled and have mean symbol energy 1.
public enum Modulation {
  /// Clause 5.1.2: one bit on both axes, so that the symbols are (1+j)/sqrt(2) and its opposite.
  BPSK("bpsk", new Antipodal(false)),
  /// Clause 5.1.3.
  QPSK("qpsk", new SquareQam(1)),
  /// Clause 5.1.4.
  QAM16("16qam", new SquareQam(2)),
  /// Clause 5.1.5.
  QAM64("64qam", new SquareQam(3)),
  /// Clause 5.1.6.
  QAM256("256qam", new SquareQam(4)),
  /// Clause 5.1.7.
  QAM1024("1024qam", new SquareQam(5)),
  /// Clause 5.1.1: BPSK of which every second symbol is turned by a quarter.
  PI2_BPSK("pi/2-bpsk", new Antipodal(true)),
  /// Eight phases.
  PSK8("8psk", new Circle(3)),
  /// Sixteen phases.
  PSK16("16psk", new Circle(4)),
  /// Thirty-two phases.
  PSK32("32psk", new Circle(5)),
  /// Sixty-four phases.
  PSK64("64psk", new Circle(6));

  private final String keyword;

  // Never written after construction and never handed out of the package.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Constellation constellation;

  Modulation(String keyword, Constellation constellation) {
    this.keyword = keyword;
    this.constellation = constellation;
  }

  /// The word of the scenario language, as "16qam".
  public String keyword() {
    return keyword;
  }

  /// Coded bits a symbol, Qm.
  public int order() {
    return constellation.order();
  }

  /// Whether the points lie on one circle at more than four phases, so that the closed forms of
  /// square constellations do not hold.
  public boolean isPhaseShiftKeying() {
    return constellation instanceof Circle;
  }

  /// Points and labels.
  Constellation constellation() {
    return constellation;
  }
}
