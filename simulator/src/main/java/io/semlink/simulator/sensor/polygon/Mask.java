package io.semlink.simulator.sensor.polygon;

import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Sets of pixels of an image as bits, row by row.
final class Mask {
  /// A row of pixels is cut by an outline at the height of their centres; what lies between two
  /// cuts, and less than this many pixels beyond, is inside.
  private static final double REACH = 0.125 - 1e-9;

  private Mask() {}

  /// The pixels inside an outline, by the even-odd rule. An edge that runs along pixel centres is
  /// inside as well.
  static BitSet inside(Polygon polygon, Resolution size) {
    BitSet out = new BitSet(size.numPixels());
    for (int y = 0; y < size.height(); y++) {
      double[] cuts = cuts(polygon.points(), y + 0.5);
      for (int k = 0; k + 1 < cuts.length; k += 2) {
        span(out, size.width(), y, cuts[k], cuts[k + 1]);
      }
    }
    List<Polygon.Point> points = polygon.points();
    for (int k = 0; k < points.size(); k++) {
      Polygon.Point a = points.get(k);
      Polygon.Point b = points.get((k + 1) % points.size());
      int y = (int) Math.floor(a.y());
      if (a.y() == b.y() && a.y() == y + 0.5 && y >= 0 && y < size.height()) {
        span(out, size.width(), y, Math.min(a.x(), b.x()), Math.max(a.x(), b.x()));
      }
    }
    return out;
  }

  /// Where edges cross a height, ascending; an edge holds its upper end and not its lower one.
  private static double[] cuts(List<Polygon.Point> points, double y) {
    double[] cuts = new double[points.size()];
    int n = 0;
    for (int k = 0; k < points.size(); k++) {
      Polygon.Point a = points.get(k);
      Polygon.Point b = points.get((k + 1) % points.size());
      if (a.y() <= y != b.y() <= y) {
        cuts[n++] = a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y());
      }
    }
    double[] sorted = Arrays.copyOf(cuts, n);
    Arrays.sort(sorted);
    return sorted;
  }

  private static void span(BitSet out, int width, int y, double left, double right) {
    int first = Math.max(0, (int) Math.ceil(left - 0.5 - REACH));
    int end = Math.min(width, (int) Math.floor(right - 0.5 + REACH) + 1);
    if (first < end) {
      out.set(y * width + first, y * width + end);
    }
  }

  /// The pixels at most some steps away, a step going up, down, left or right.
  static BitSet grown(BitSet mask, Resolution size, int steps) {
    BitSet grown = mask;
    for (int i = 0; i < steps; i++) {
      grown = grown(grown, size);
    }
    return grown;
  }

  private static BitSet grown(BitSet mask, Resolution size) {
    int width = size.width();
    BitSet out = (BitSet) mask.clone();
    for (int i = mask.nextSetBit(0); i >= 0; i = mask.nextSetBit(i + 1)) {
      if (i >= width) {
        out.set(i - width);
      }
      if (i + width < size.numPixels()) {
        out.set(i + width);
      }
      if (i % width > 0) {
        out.set(i - 1);
      }
      if ((i + 1) % width > 0) {
        out.set(i + 1);
      }
    }
    return out;
  }

  /// The pixels of which everything within some steps is in the mask or outside the image.
  static BitSet shrunk(BitSet mask, Resolution size, int steps) {
    BitSet outside = (BitSet) mask.clone();
    outside.flip(0, size.numPixels());
    BitSet shrunk = (BitSet) mask.clone();
    shrunk.andNot(grown(outside, size, steps));
    return shrunk;
  }
}
