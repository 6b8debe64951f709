package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the encoding rate whose packets are just as long as wanted.
///
/// JJ2000 aims at the length of the whole codestream and ends some per cent from it, because a
/// stream can only end where a coding pass ends. Its length grows with the rate, so the rate is
/// corrected by the bytes that were left over, inside a bracket that bisection would also keep.
final class RateSearch {
  private static final int MAX_RATES = 7;
  private static final int MAX_BITS_PER_SAMPLE = 12;

  private final Jj2000Encoder encoder;
  private final int numPixels;
  private final int target;
  private final int tolerance;
  private double low;
  private double high;
  private @Nullable Codestream under;
  private @Nullable Codestream over;

  private RateSearch(RasterImage image, int target) {
    this.encoder = Jj2000.encoder(image);
    this.numPixels = image.resolution().numPixels();
    this.target = target;
    this.tolerance = Math.max(2, target / 200);
    this.high = MAX_BITS_PER_SAMPLE * image.numChannels();
  }

  /// The two codestreams on both sides of a length.
  ///
  /// @param under the longest found whose packets fit; absent below the writer's floor
  /// @param over the shortest found whose packets do not fit; absent if none was needed
  record Bracket(@Nullable Codestream under, @Nullable Codestream over) {}

  /// Searches.
  ///
  /// @param image not modified
  /// @param headerLength bytes of the codestream that are not packets
  /// @param target wanted bytes of packets, at least 1
  static Bracket run(RasterImage image, int headerLength, int target) {
    RateSearch search = new RateSearch(image, target);
    double rate = Math.min(search.bits(target + headerLength), search.high);
    for (int i = 0; i < MAX_RATES && Double.isFinite(rate); i++) {
      rate = search.next(rate);
    }
    return new Bracket(search.under, search.over);
  }

  /// Encodes at one rate.
  ///
  /// @return the rate to try next; NaN at the end of the search
  private double next(double rate) {
    Optional<Codestream> found = Jj2000.encode(encoder, rate).map(Codestream::parse);
    int left = found.map(stream -> target - stream.packets().length).orElse(target);
    if (left >= 0) {
      low = rate;
      found.ifPresent(this::keepUnder);
    } else {
      high = rate;
      over = shorter(over, found.orElseThrow());
    }
    boolean near = found.isPresent() && left >= 0 && left <= tolerance;
    // Steps below half a byte change nothing; at the highest rate there is nothing left to code.
    if (near || high - low < bits(1) / 2) {
      return Double.NaN;
    }
    double corrected = rate + bits(left - tolerance / 2.0);
    return found.isPresent() && corrected > low && corrected < high ? corrected : (low + high) / 2;
  }

  private void keepUnder(Codestream stream) {
    if (under == null || stream.packets().length > under.packets().length) {
      under = stream;
    }
  }

  private static Codestream shorter(@Nullable Codestream a, Codestream b) {
    return a != null && a.packets().length < b.packets().length ? a : b;
  }

  private double bits(double numBytes) {
    return 8 * numBytes / numPixels;
  }
}
