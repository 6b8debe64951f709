package io.semlink.models.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.sensor.RasterImage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DownsampledCodecTest {
  private final JpegCodec jpeg = new JpegCodec();
  private final DownsampledCodec codec = new DownsampledCodec(jpeg);

  @Test
  void worksBelowTheInnerFloor() {
    RasterImage image = Frames.road(192, 256, 1).rgb();
    int maxBytes = 400;
    assertThat(jpeg.encode(image, maxBytes)).isEmpty();
    CodedImage coded = codec.encode(image, maxBytes).orElseThrow();
    assertThat(coded.length()).isLessThanOrEqualTo(maxBytes);
    assertThat(coded.bytes()[0]).isIn((byte) 2, (byte) 4);
    assertThat(Frames.psnrDb(codec, image, coded.bytes())).isGreaterThan(15);
  }

  /// With the same bytes less one for the factor it is never worse than its inner codec.
  @Test
  void choosesWhatIsNearer() {
    RasterImage image = Frames.road(192, 256, 1).rgb();
    Set<Byte> factors = new HashSet<>();
    for (int maxBytes : List.of(300, 900, 1200, 4000)) {
      CodedImage coded = codec.encode(image, maxBytes).orElseThrow();
      factors.add(coded.bytes()[0]);
      jpeg.encode(image, maxBytes - 1)
          .ifPresent(plain ->
              assertThat(Frames.psnrDb(codec, image, coded.bytes()))
                  .isGreaterThanOrEqualTo(Frames.psnrDb(jpeg, image, plain.bytes())));
    }
    assertThat(factors).contains((byte) 1).hasSizeGreaterThan(1);
  }

  @Test
  void sidesThatDoNotDivideComeBack() {
    RasterImage image = Frames.road(96, 128, 1).thermal();
    RasterImage odd =
        io.semlink.simulator.sensor.Resampling.image(
            image, new io.semlink.simulator.units.Resolution(51, 77));
    CodedImage coded = new DownsampledCodec(new Jpeg2000Codec()).encode(odd, 60).orElseThrow();
    Decoded back =
        new DownsampledCodec(new Jpeg2000Codec()).decode(coded.bytes(), ImageFormat.of(odd));
    assertThat(Frames.image(back).resolution()).isEqualTo(odd.resolution());
  }

  @Test
  void theFloorIsTheFewestBytesThatMakeAnImage() {
    for (RasterImage image :
        List.of(Frames.road(96, 128, 1).rgb(), Frames.road(96, 128, 1).thermal())) {
      int floor = codec.floor(image);
      assertThat(codec.encode(image, floor)).isPresent();
      assertThat(codec.encode(image, floor - 1)).isEmpty();
    }
  }

  /// A codec asked for its floor must not be made to search for it.
  @Test
  void theFloorAsksTheInnerCodecForItsOwn() {
    DownsampledCodec ofRaw = new DownsampledCodec(new CodecThatMayNotEncode(new RawCodec()));
    assertThat(ofRaw.floor(Frames.road(96, 128, 1).rgb())).isEqualTo(1 + 3 * 24 * 32);
  }

  private record CodecThatMayNotEncode(ImageCodec codec) implements ImageCodec {
    @Override
    public String name() {
      return codec.name();
    }

    @Override
    public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
      throw new AssertionError("the floor was searched for");
    }

    @Override
    public int floor(RasterImage image) {
      return codec.floor(image);
    }

    @Override
    public int headerBytes(ImageFormat format) {
      return codec.headerBytes(format);
    }

    @Override
    public Decoded decode(byte[] stream, ImageFormat format) {
      return codec.decode(stream, format);
    }
  }

  @Test
  void unknownFactorSaysSo() {
    ImageFormat format = ImageFormat.of(Frames.road(96, 128, 1).rgb());
    assertThat(codec.decode(new byte[] {3, 1}, format))
        .isEqualTo(new Decoded.Failed("the stream names the factor 3, which there is not"));
    assertThat(codec.decode(new byte[0], format)).isEqualTo(new Decoded.Failed("nothing arrived"));
  }
}
