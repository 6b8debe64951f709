package io.semlink.simulator.sensor.folder;

/// What the images of one modality and depth use of their depth.
///
/// @param modality `rgb` or `thermal`; all channels of rgb count together, of a coloured thermal
///   image its luma
/// @param bits of a sample as stored
/// @param images how many
/// @param least smallest value
/// @param most largest value
/// @param low smallest value without the darkest 0.1 % of the samples
/// @param high largest value without the brightest 0.1 %
public record UsedValues(
    String modality, int bits, long images, int least, int most, int low, int high) {

  /// How many of the 256 levels the values from low to high are spread over.
  int levels(ValueRange range) {
    return range.level(high) - range.level(low) + 1;
  }
}
