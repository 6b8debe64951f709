package io.semlink.scenarios.evaluate;

import io.semlink.simulator.link.Scheme;

/// Payload sizes of a scheme as people ask for them.
public final class PayloadSizes {
  private PayloadSizes() {}

  /// The legal size nearest to a number of bits per pixel, the smaller one of two.
  ///
  /// @param bitsPerPixel above 0
  /// @return bits a frame
  /// @throws IllegalArgumentException if it is not above 0
  public static int nearest(Scheme scheme, double bitsPerPixel) {
    if (!(bitsPerPixel > 0)) {
      throw new IllegalArgumentException(
          "bits per pixel is %s but must be above 0".formatted(bitsPerPixel));
    }
    double bits = bitsPerPixel * scheme.resolution().numPixels();
    int most = scheme.largestPayload(Integer.MAX_VALUE);
    int below = scheme.largestPayload((int) Math.min(bits, most));
    int above = below < most ? next(scheme, below) : most;
    return below == 0 || above - bits < bits - below ? above : below;
  }

  private static int next(Scheme scheme, int payloadBits) {
    int bits = payloadBits + 1;
    while (scheme.largestPayload(bits) == payloadBits) {
      bits++;
    }
    return bits;
  }

  /// The size of so many planes; a plane is the scheme's smallest payload.
  ///
  /// @param planes at least 1
  /// @return bits a frame
  /// @throws IllegalArgumentException if it is no legal size
  public static int planes(Scheme scheme, int planes) {
    int plane = next(scheme, 0);
    int most = scheme.largestPayload(Integer.MAX_VALUE) / plane;
    if (planes < 1 || planes > most || scheme.largestPayload(planes * plane) != planes * plane) {
      throw new IllegalArgumentException(
          "%s has 1 to %s planes of %s bits, not %s".formatted(scheme.name(), most, plane, planes));
    }
    return planes * plane;
  }
}
