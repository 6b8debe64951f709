package io.semlink.models.codec;

import java.util.List;
import java.util.Optional;

/// The codecs that come with Semlink.
public final class ImageCodecs {
  private static final ImageCodec JPEG2000 = new Jpeg2000Codec();

  /// All of them.
  public static final List<ImageCodec> ALL =
      List.of(JPEG2000, new DownsampledCodec(JPEG2000), new JpegCodec(), new RawCodec());

  private ImageCodecs() {}

  /// A codec by name, as in "jpeg2000".
  public static Optional<ImageCodec> named(String name) {
    return ALL.stream().filter(codec -> codec.name().equals(name)).findFirst();
  }
}
