package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.SegmentationClass;
import org.jspecify.annotations.Nullable;

/// How one part of an object looks in both modalities, and its true class.
///
/// @param material what it is made of
/// @param label true class
/// @param albedo share of light sent back, 0..1
/// @param excess kelvin above the air, sun heating aside; for ground-bound things above the ground
/// @param glow radiance it sends out itself
/// @param facade windows of a wall, absent on everything else
record Surface(
    Material material,
    SegmentationClass label,
    Tint albedo,
    double excess,
    Tint glow,
    @Nullable Facade facade) {

  static Surface of(Material material, SegmentationClass label, Tint albedo, double excess) {
    return new Surface(material, label, albedo, excess, Tint.BLACK, null);
  }

  static Surface background(Material material, Tint albedo, double excess) {
    return of(material, SegmentationClass.UNLABELLED, albedo, excess);
  }

  /// The label as the index that a label map holds.
  @SuppressWarnings("EnumOrdinal") // a class's index is its ordinal by definition
  int classIndex() {
    return label.ordinal();
  }

  Surface glowing(Tint radiance) {
    return new Surface(material, label, albedo, excess, radiance, facade);
  }

  Surface with(Facade windows) {
    return new Surface(material, label, albedo, excess, glow, windows);
  }
}
