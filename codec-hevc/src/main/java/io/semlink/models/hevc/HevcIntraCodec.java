package io.semlink.models.hevc;

import io.semlink.models.codec.CodedImage;
import io.semlink.models.codec.Decoded;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageFormat;
import io.semlink.simulator.sensor.RasterImage;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One HEVC intra picture (ITU-T H.265) an image, 4:4:4 for RGB and 4:0:0 for thermal, 8 bits.
///
/// A study agrees on the image format once, and with it on the parameter sets (VPS, SPS, PPS) and
/// the header of the slice's NAL unit; sent is the rest of the slice, which names its QP.
///
/// A picture is not progressive: of a stream that is cut, the blocks before the cut are an image and
/// mean grey stands for the rest.
public final class HevcIntraCodec implements ImageCodec {
  private static final int MAX_QP = 51;
  private static final int ANY_QP = 32;
  private static final int MIN_SIDE = 32;

  private final Map<ImageFormat, byte[]> headers = new ConcurrentHashMap<>();

  /// For {@link java.util.ServiceLoader}.
  public HevcIntraCodec() {}

  @Override
  public String name() {
    return "hevc-intra";
  }

  /// The lowest QP that fits, by bisection: x265's own rate control needs more than one picture. On
  /// average 7 % of the bytes stay unused, as a step of QP is worth 12 %.
  ///
  /// @return also empty for an image with a side below 32 pixels, which x265 does not take
  /// @throws IllegalStateException if the parameter sets are not those of the format
  @Override
  public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    if (tooSmall(ImageFormat.of(image))) {
      return Optional.empty();
    }
    Planes planes = Planes.of(image);
    Optional<CodedImage> best = Optional.empty();
    int low = 0;
    int high = MAX_QP;
    while (low <= high) {
      int qp = (low + high) / 2;
      ByteStream stream = ByteStream.parse(X265.encode(planes, qp));
      if (stream.slice().length > maxBytes) {
        low = qp + 1;
      } else {
        best = Optional.of(sent(stream, planes.format()));
        high = qp - 1;
      }
    }
    return best;
  }

  /// That of the highest QP.
  @Override
  public int floor(RasterImage image) {
    return tooSmall(ImageFormat.of(image))
        ? NO_FORM
        : ByteStream.parse(X265.encode(Planes.of(image), MAX_QP)).slice().length;
  }

  private CodedImage sent(ByteStream stream, ImageFormat format) {
    if (!java.util.Arrays.equals(stream.headers(), headers(format))) {
      throw new IllegalStateException("parameter sets are not those agreed on for " + format);
    }
    return new CodedImage(stream.slice());
  }

  /// Those of the parameter sets; 0 where no picture is so small.
  @Override
  public int headerBytes(ImageFormat format) {
    return tooSmall(format) ? 0 : headers(format).length;
  }

  @Override
  public Decoded decode(byte[] stream, ImageFormat format) {
    if (stream.length == 0 || tooSmall(format)) {
      return new Decoded.Failed(
          stream.length == 0 ? "nothing arrived" : "no picture is smaller than 32 pixels a side");
    }
    return new SliceReader(headers(format), format).read(stream);
  }

  private static boolean tooSmall(ImageFormat format) {
    return Math.min(format.resolution().height(), format.resolution().width()) < MIN_SIDE;
  }

  private byte[] headers(ImageFormat format) {
    return headers.computeIfAbsent(
        format,
        key -> ByteStream.parse(X265.encode(Planes.of(key.grey()), ANY_QP)).headers());
  }
}
