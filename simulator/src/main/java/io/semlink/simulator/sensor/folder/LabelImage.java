package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;

/// Label images: grey levels or palette indices as stored are classes.
final class LabelImage {
  private LabelImage() {}

  /// The classes of an image.
  ///
  /// @param image a PNG: what is coded with loss has other values than were drawn
  /// @param classes what the values mean
  /// @throws BadSourceException if it is coded with loss, has several channels or holds a value
  ///   without a meaning
  static LabelMap classes(StoredImage image, ClassMap classes) {
    if (image.format() == CodedImage.Format.JPEG) {
      throw new BadSourceException(
          "%s is a JPEG, which is lossy: its values are no classes%nMaybe the labels were drawn as"
                  .formatted(image.file())
              + " PNG; one made from this file would be as wrong.");
    }
    Samples samples = image.samples();
    if (samples.numChannels() != 1) {
      throw new BadSourceException(
          "%s has %s channels but a label has one%nMaybe it is a coloured picture of the label."
              .formatted(image.file(), samples.numChannels()));
    }
    byte[] indices = new byte[samples.values().length];
    for (int i = 0; i < indices.length; i++) {
      int index = classes.index(samples.values()[i]);
      if (index < 0) {
        throw new BadSourceException(
            "%s holds class %s at row %s, column %s but classes are 0..%s, or 255 to ignore"
                .formatted(
                    image.file(),
                    (int) samples.values()[i],
                    i / samples.size().width(),
                    i % samples.size().width(),
                    classes.rows().size() - 1));
      }
      indices[i] = (byte) index;
    }
    return new LabelMap(samples.size(), indices);
  }
}
