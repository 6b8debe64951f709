package io.semlink.simulator.sensor.folder;

/// How often each value occurs in images of one depth. Mutable, for one thread.
final class Histogram {
  /// At either end one sample in so many may lie outside the used range: dead pixels, glints.
  private static final long OUTLIERS = 1000;

  private final int bits;
  private final long[] counts;
  private long numImages;
  private long numSamples;

  /// @param bits 1..16
  Histogram(int bits) {
    this.bits = bits;
    counts = new long[1 << bits];
  }

  void add(Samples samples) {
    numImages++;
    numSamples += samples.values().length;
    for (char value : samples.values()) {
      counts[value]++;
    }
  }

  long numImages() {
    return numImages;
  }

  /// What is used of the depth.
  UsedValues used(String modality) {
    return new UsedValues(
        modality,
        bits,
        numImages,
        first(0),
        last(0),
        first(numSamples / OUTLIERS),
        last(numSamples / OUTLIERS));
  }

  /// Share of the samples outside a range, 0..1.
  double outside(ValueRange range) {
    long inside = 0;
    for (int value = range.from(); value <= Math.min(range.to(), counts.length - 1); value++) {
      inside += counts[value];
    }
    return (double) (numSamples - inside) / numSamples;
  }

  /// The smallest value with more than so many samples at or below it.
  private int first(long below) {
    int value = 0;
    for (long seen = counts[0]; seen <= below; seen += counts[value]) {
      value++;
    }
    return value;
  }

  private int last(long above) {
    int value = counts.length - 1;
    for (long seen = counts[value]; seen <= above; seen += counts[value]) {
      value--;
    }
    return value;
  }
}
