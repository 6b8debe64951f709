package io.semlink.simulator.sensor.polygon;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.units.Resolution;
import java.util.BitSet;
import java.util.List;

/// Everything drawn on one frame.
///
/// @param size of the frame
/// @param polygons in paint order: a later one covers an earlier one, class 0 cuts a hole
public record Drawing(Resolution size, List<Polygon> polygons) {
  /// The label image. Around every painted thing lies a band of pixels that count for nothing: 1 px
  /// inside its visible part and 2 px outside, wide bands 2 and 4 px, in steps up, down, left and
  /// right. The outer part covers class 0 only; there is no band between things of one class and
  /// none along the image's border. Where a thing lies elsewhere in infrared, class 0 counts for
  /// nothing.
  public LabelMap rasterise() {
    byte[] classes = new byte[size.numPixels()];
    BitSet wide = new BitSet(size.numPixels());
    BitSet around = new BitSet(size.numPixels());
    for (Polygon polygon : polygons) {
      BitSet inside = Mask.inside(polygon, size);
      inside.stream().forEach(i -> classes[i] = (byte) polygon.value());
      wide.andNot(inside);
      if (polygon.wideBand()) {
        wide.or(inside);
      }
      Polygon.Point shift = polygon.infraredShift();
      if (shift != null) {
        around.or(Mask.inside(polygon.shifted(shift), size));
      }
    }
    BitSet edges = new BitSet(size.numPixels());
    for (int value = 1; value < SegmentationClass.COUNT; value++) {
      BitSet all = where(classes, value);
      addBand(all, without(all, wide), 1, edges, around);
      addBand(all, without(all, without(all, wide)), 2, edges, around);
    }
    around.stream().filter(i -> classes[i] == 0).forEach(edges::set);
    edges.stream().forEach(i -> classes[i] = (byte) LabelMap.IGNORE);
    return new LabelMap(size, classes);
  }

  /// Adds the band of some pixels of a class: to `edges` what is inside, to `around` what is
  /// outside, twice as broad.
  private void addBand(BitSet all, BitSet part, int breadth, BitSet edges, BitSet around) {
    if (part.isEmpty()) {
      return;
    }
    edges.or(without(part, Mask.shrunk(all, size, breadth)));
    around.or(Mask.grown(part, size, 2 * breadth));
  }

  private static BitSet where(byte[] classes, int value) {
    BitSet out = new BitSet(classes.length);
    for (int i = 0; i < classes.length; i++) {
      out.set(i, classes[i] == value);
    }
    return out;
  }

  private static BitSet without(BitSet from, BitSet less) {
    BitSet out = (BitSet) from.clone();
    out.andNot(less);
    return out;
  }
}
