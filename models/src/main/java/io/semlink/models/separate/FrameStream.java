package io.semlink.models.separate;

import io.semlink.models.codec.CodedImage;
import io.semlink.models.codec.Decoded;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageFormat;
import io.semlink.models.codec.RateSplit;
import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// Both images of a frame as bytes of a given number: length of the RGB stream (2 bytes, big
/// endian), RGB stream, length of the thermal stream (2 bytes), thermal stream, zeros.
///
/// @param codec of both images
/// @param split how they share the bytes
/// @param resolution size of the frames
public record FrameStream(ImageCodec codec, RateSplit split, Resolution resolution) {
  private static final int LENGTH_BYTES = 2;
  private static final int LARGEST = 0xFFFF;

  /// Bytes of a frame.
  ///
  /// @param frame of this resolution, not modified
  /// @param numBytes how many there must be, at least 1
  /// @return so many bytes; empty where they are fewer than the codec needs
  public Optional<byte[]> encode(SensorFrame frame, int numBytes) {
    int room = numBytes - 2 * LENGTH_BYTES;
    if (room < 2) {
      return Optional.empty();
    }
    Optional<CodedImage> rgb = encode(frame.rgb(), split.rgbBytes(room));
    // What RGB does not use is thermal's.
    Optional<CodedImage> thermal =
        rgb.flatMap(coded -> encode(frame.thermal(), room - coded.length()));
    return thermal.map(coded -> joined(rgb.orElseThrow(), coded, numBytes));
  }

  private Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    return codec.encode(image, Math.min(LARGEST, maxBytes));
  }

  private static byte[] joined(CodedImage rgb, CodedImage thermal, int numBytes) {
    ByteBuffer bytes = ByteBuffer.allocate(numBytes);
    for (CodedImage image : new CodedImage[] {rgb, thermal}) {
      bytes.putShort((short) image.length());
      bytes.put(image.bytes());
    }
    return bytes.array();
  }

  /// The images that received bytes show.
  ///
  /// @param bytes the frame's bytes as far as they are known to be intact, or all of them, with
  ///   errors that nobody knows of
  public Images decode(byte[] bytes) {
    int rgbLength = length(bytes, 0);
    int thermalAt = LENGTH_BYTES + rgbLength;
    Recovered rgb = recovered(bytes, LENGTH_BYTES, rgbLength, new ImageFormat(resolution, 3));
    int thermalLength = length(bytes, thermalAt);
    Recovered thermal =
        recovered(bytes, thermalAt + LENGTH_BYTES, thermalLength, new ImageFormat(resolution, 1));
    return new Images(rgb, thermal);
  }

  /// The length at an offset; 0 where it did not arrive.
  private static int length(byte[] bytes, int offset) {
    return offset + LENGTH_BYTES > bytes.length
        ? 0
        : Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(offset));
  }

  private Recovered recovered(byte[] bytes, int from, int length, ImageFormat format) {
    int end = Math.min(bytes.length, from + length);
    if (end <= from) {
      return new Recovered(format.grey(), Recovery.LOST);
    }
    return switch (codec.decode(Arrays.copyOfRange(bytes, from, end), format)) {
      case Decoded.Image image ->
          new Recovered(
              image.image(),
              image.complete() && end == from + length ? Recovery.COMPLETE : Recovery.PARTIAL);
      case Decoded.Failed failed -> new Recovered(format.grey(), Recovery.LOST);
    };
  }

  /// An image at the receiver.
  ///
  /// @param image what is there, mean grey where it was lost
  /// @param recovery what became of it
  public record Recovered(RasterImage image, Recovery recovery) {}

  /// Both images at the receiver.
  public record Images(Recovered rgb, Recovered thermal) {
    /// What became of the frame: that of the image that fared worse.
    public Recovery recovery() {
      return rgb.recovery().compareTo(thermal.recovery()) >= 0
          ? rgb.recovery()
          : thermal.recovery();
    }

    /// Without what became of each.
    RestoredImages restored() {
      return new RestoredImages(rgb.image(), thermal.image(), recovery());
    }
  }
}
