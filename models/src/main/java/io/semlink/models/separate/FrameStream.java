package io.semlink.models.separate;

import io.semlink.models.codec.CodedImage;
import io.semlink.models.codec.Decoded;
import io.semlink.models.codec.ImageCodec;
import io.semlink.models.codec.ImageFormat;
import io.semlink.models.codec.RateSplit;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.Optional;

/// Both images of a frame as bytes of a given number: length of the RGB stream (big endian), RGB
/// stream, length of the thermal stream, thermal stream, zeros. A length has as many bytes as the
/// number of the frame's bytes needs, which both ends know.
///
/// @param codec of both images
/// @param splits how they share the bytes
/// @param resolution size of the frames
public record FrameStream(ImageCodec codec, SplitTable splits, Resolution resolution) {
  /// One split for every rate.
  public FrameStream(ImageCodec codec, RateSplit split, Resolution resolution) {
    this(codec, SplitTable.fixed(split), resolution);
  }

  /// How the images share the bytes of a frame.
  ///
  /// @param numBytes bytes of the frame, at least 1
  public RateSplit split(int numBytes) {
    return splits.at((double) Byte.SIZE * numBytes / resolution.numPixels());
  }

  /// Bytes by which a frame would be longer with all headers of both images.
  public int headerBytes() {
    return codec.headerBytes(new ImageFormat(resolution, 3))
        + codec.headerBytes(new ImageFormat(resolution, 1));
  }

  /// Bytes of a frame.
  ///
  /// @param frame of this resolution, not modified
  /// @param numBytes how many there must be, at least 1
  /// @return so many bytes; empty where they are fewer than the codec needs
  public Optional<byte[]> encode(SensorFrame frame, int numBytes) {
    int room = numBytes - 2 * lengthBytes(numBytes);
    if (room < 2) {
      return Optional.empty();
    }
    return encode(frame, numBytes, split(numBytes).rgbBytes(room))
        // A share may leave too little for one of them where both would fit.
        .or(() -> encode(frame, numBytes, room - codec.floor(frame.thermal())));
  }

  private Optional<byte[]> encode(SensorFrame frame, int numBytes, int rgbBytes) {
    if (rgbBytes < 1) {
      return Optional.empty();
    }
    int room = numBytes - 2 * lengthBytes(numBytes);
    Optional<CodedImage> rgb = codec.encode(frame.rgb(), rgbBytes);
    // What RGB does not use is thermal's.
    Optional<CodedImage> thermal =
        rgb.flatMap(coded -> codec.encode(frame.thermal(), room - coded.length()));
    return thermal.map(coded -> joined(rgb.orElseThrow(), coded, numBytes));
  }

  /// Why a frame does not fit into some bytes.
  ///
  /// @param frame of this resolution, not modified
  /// @param numBytes how many there are, at least 1
  /// @return one line with the numbers; empty where {@link #encode} finds a form
  public Optional<String> misfit(SensorFrame frame, int numBytes) {
    if (encode(frame, numBytes).isPresent()) {
      return Optional.empty();
    }
    int rgb = codec.floor(frame.rgb());
    int thermal = codec.floor(frame.thermal());
    if (Math.max(rgb, thermal) >= ImageCodec.NO_FORM) {
      return Optional.of(
          "%s cannot code frame %s of %s in any number of bytes"
              .formatted(codec.name(), frame.name(), resolution));
    }
    int lengths = 2 * lengthBytes(numBytes);
    return Optional.of(
        "%s cannot code frame %s in %s bytes: its poorest form takes %s (RGB %s, thermal %s,"
            .concat(" lengths %s)")
            .formatted(
                codec.name(),
                frame.name(),
                numBytes,
                rgb + thermal + lengths,
                rgb,
                thermal,
                lengths));
  }

  private static byte[] joined(CodedImage rgb, CodedImage thermal, int numBytes) {
    byte[] bytes = new byte[numBytes];
    int at = 0;
    for (CodedImage image : new CodedImage[] {rgb, thermal}) {
      for (int shift = Byte.SIZE * (lengthBytes(numBytes) - 1); shift >= 0; shift -= Byte.SIZE) {
        bytes[at++] = (byte) (image.length() >> shift);
      }
      System.arraycopy(image.bytes(), 0, bytes, at, image.length());
      at += image.length();
    }
    return bytes;
  }

  /// The images that received bytes show.
  ///
  /// @param bytes the frame's bytes as far as they are known to be intact, or all of them, with
  ///   errors that nobody knows of
  /// @param numBytes bytes of the frame as it was sent
  public Images decode(byte[] bytes, int numBytes) {
    int width = lengthBytes(numBytes);
    int rgbLength = length(bytes, 0, width);
    int thermalAt = width + rgbLength;
    Recovered rgb = recovered(bytes, width, rgbLength, new ImageFormat(resolution, 3));
    int thermalLength = length(bytes, thermalAt, width);
    Recovered thermal =
        recovered(bytes, thermalAt + width, thermalLength, new ImageFormat(resolution, 1));
    return new Images(rgb, thermal);
  }

  /// Whether received bytes begin as those of a frame do that fitted and was sent.
  ///
  /// @param softBits a frame as it was received, see {@link ReceivedPayload}
  boolean begins(float[] softBits) {
    int width = lengthBytes(softBits.length / Byte.SIZE);
    float[] first = Arrays.copyOf(softBits, width * Byte.SIZE);
    return length(SeparateFrameDecoder.intactBytes(first), 0, width) > 0;
  }

  private static int lengthBytes(int numBytes) {
    return (Integer.SIZE - Integer.numberOfLeadingZeros(numBytes) + Byte.SIZE - 1) / Byte.SIZE;
  }

  /// The length at an offset, at most the largest that an array can have; 0 where it did not
  /// arrive.
  private static int length(byte[] bytes, int offset, int width) {
    if (offset + width > bytes.length) {
      return 0;
    }
    long length = 0;
    for (int i = 0; i < width; i++) {
      length = length << Byte.SIZE | (bytes[offset + i] & 0xFF);
    }
    return (int) Math.min(length, Integer.MAX_VALUE / 2);
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
  /// @param image what is there, an earlier image or mean grey where it was lost
  /// @param recovery what became of it
  public record Recovered(RasterImage image, Recovery recovery) {
    private Recovered concealedBy(Recovered earlier) {
      return recovery == Recovery.LOST && earlier.recovery != Recovery.LOST
          ? new Recovered(earlier.image, Recovery.CONCEALED)
          : this;
    }
  }

  /// Both images at the receiver.
  public record Images(Recovered rgb, Recovered thermal) {
    /// What became of the frame: that of the image that fared worse.
    public Recovery recovery() {
      return rgb.recovery().compareTo(thermal.recovery()) >= 0
          ? rgb.recovery()
          : thermal.recovery();
    }

    /// The same with an earlier frame's image in place of each that was lost.
    Images concealedBy(Images earlier) {
      return new Images(rgb.concealedBy(earlier.rgb), thermal.concealedBy(earlier.thermal));
    }

    /// Without what became of each.
    RestoredImages restored() {
      return new RestoredImages(rgb.image(), thermal.image(), recovery());
    }
  }
}
