package io.semlink.simulator.link;

import io.semlink.simulator.metrics.Capacity;
import io.semlink.simulator.units.EsN0;
import java.util.Comparator;
import java.util.List;

/// Which MCS a transmitter takes at an Es/N0: the one with the most information bits a symbol among
/// those whose threshold is not above it, and the most robust one where none is. Immutable.
///
/// The threshold of an MCS is the least Es/N0 at which its block can have the target block error
/// rate by the normal approximation of bit-interleaved coded modulation ({@link
/// Capacity#normalApproximation}), plus a margin for what a real code and decoder lose. It holds
/// over Gaussian noise of this Es/N0; where the gain changes within a block or the Es/N0 is an
/// average over fading, the block error rate is higher.
public final class McsSelection {
  private static final double LEAST_DB = -30;
  private static final double MOST_DB = 60;

  private final List<Threshold> thresholds;

  /// An MCS with the size of its block.
  ///
  /// @param mcs not reserved
  /// @param informationBits payload, padding and CRC
  /// @param symbols complex symbols of the block
  public record Candidate(Mcs mcs, int informationBits, int symbols) {}

  /// What is aimed at.
  ///
  /// @param blockErrorRate of a first transmission, in (0, 1)
  /// @param marginDb added to each threshold, dB
  public record Target(double blockErrorRate, double marginDb) {
    /// Measured over Gaussian noise, NR LDPC with 20 layered normalised min-sum iterations (factor
    /// 0.75) loses 0.6 to 1.5 dB to the normal approximation at code rates from 0.37 on and 1.2 to
    /// 1.8 dB below, for payloads of 400 to 12000 bits and block error rates of 0.1 and 0.01. So
    /// this margin keeps to the target everywhere there and gives away up to 1.2 dB; payloads of
    /// 100 bits need up to 0.2 dB more, and more yet at code rates above 0.75.
    public static final double DEFAULT_MARGIN_DB = 1.8;

    /// @throws IllegalArgumentException if a value lies outside its range
    public Target {
      if (!(blockErrorRate > 0 && blockErrorRate < 1)) {
        throw new IllegalArgumentException(
            "target block error rate is %s but must lie in (0, 1)".formatted(blockErrorRate));
      }
      if (!Double.isFinite(marginDb)) {
        throw new IllegalArgumentException(
            "margin is %s dB but must be finite".formatted(marginDb));
      }
    }

    /// A target with {@link #DEFAULT_MARGIN_DB}.
    public Target(double blockErrorRate) {
      this(blockErrorRate, DEFAULT_MARGIN_DB);
    }
  }

  /// An MCS and the least Es/N0 it is taken at.
  ///
  /// @param mcs which one
  /// @param esN0Db dB
  public record Threshold(Mcs mcs, double esN0Db) {}

  private McsSelection(List<Threshold> thresholds) {
    this.thresholds = thresholds;
  }

  /// The selection among some MCS.
  ///
  /// @param candidates at least one
  /// @throws IllegalArgumentException if there is none
  public static McsSelection of(List<Candidate> candidates, Target target) {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no MCS of the table has a block of this size");
    }
    return new McsSelection(
        candidates.stream()
            .map(c -> new Threshold(c.mcs(), thresholdDb(c, target)))
            .sorted(Comparator.comparingDouble(t -> t.mcs().spectralEfficiency()))
            .toList());
  }

  private static double thresholdDb(Candidate candidate, Target target) {
    return thresholdDb(
        candidate.mcs().order(), candidate.informationBits(), candidate.symbols(), target);
  }

  /// The least Es/N0 that a block is sent at, in dB, the target's margin included. By bisection:
  /// capacity grows with Es/N0, and so does what a block can carry.
  ///
  /// @param order Qm, coded bits a symbol
  /// @param informationBits payload, padding and CRC
  /// @param symbols complex symbols of the block
  /// @param target block error rate and margin
  public static double thresholdDb(int order, int informationBits, int symbols, Target target) {
    double low = LEAST_DB;
    double high = MOST_DB;
    while (high - low > 1e-3) {
      double middle = (low + high) / 2;
      Capacity.Information information = Capacity.bicm(order, new EsN0(middle));
      double bits = Capacity.normalApproximation(information, symbols, target.blockErrorRate());
      if (bits < informationBits) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high + target.marginDb();
  }

  /// The MCS for an Es/N0.
  ///
  /// @param esN0Db measured or average Es/N0, dB; not a number counts as too low for all
  public Mcs choose(double esN0Db) {
    return thresholds.reversed().stream()
        .filter(t -> t.esN0Db() <= esN0Db)
        .map(Threshold::mcs)
        .findFirst()
        .orElse(lowest());
  }

  /// The most robust MCS, which is taken where no threshold is reached.
  public Mcs lowest() {
    return thresholds.getFirst().mcs();
  }

  /// All thresholds, by ascending information bits a symbol.
  public List<Threshold> thresholds() {
    return thresholds;
  }
}
