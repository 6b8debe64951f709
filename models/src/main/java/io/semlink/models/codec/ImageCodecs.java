package io.semlink.models.codec;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/// The codecs that there are.
public final class ImageCodecs {
  private static final ImageCodec JPEG2000 = new Jpeg2000Codec();

  /// Those that come with Semlink, then those that a jar on the class path brings by {@link
  /// ServiceLoader}, each also as a {@link DownsampledCodec}.
  public static final List<ImageCodec> ALL =
      Stream.concat(
              Stream.of(JPEG2000, new DownsampledCodec(JPEG2000), new JpegCodec(), new RawCodec()),
              ServiceLoader.load(ImageCodec.class).stream()
                  .map(ServiceLoader.Provider::get)
                  .flatMap(codec -> Stream.of(codec, new DownsampledCodec(codec))))
          .toList();

  private ImageCodecs() {}

  /// A codec by name, as in "jpeg2000".
  public static Optional<ImageCodec> named(String name) {
    return ALL.stream().filter(codec -> codec.name().equals(name)).findFirst();
  }
}
