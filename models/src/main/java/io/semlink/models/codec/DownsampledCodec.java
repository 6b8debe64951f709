package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Resampling;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Codes an image at a half or a quarter of its sides where that gives the lower squared error, as
/// it does at very low rates.
///
/// Sent are one byte, the factor (1, 2 or 4), and the inner codec's bytes. Images shrink by area
/// average and grow bilinearly.
///
/// @param inner codes the smaller image
public record DownsampledCodec(ImageCodec inner) implements ImageCodec {
  private static final List<Integer> FACTORS = List.of(1, 2, 4);

  private record Candidate(int factor, CodedImage coded, long squaredError) {}

  @Override
  public String name() {
    return inner.name() + "-downsampled";
  }

  @Override
  public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    return FACTORS.stream()
        .flatMap(factor -> candidate(image, factor, maxBytes - 1).stream())
        .min(java.util.Comparator.comparingLong(Candidate::squaredError))
        .map(DownsampledCodec::sent);
  }

  /// The factor and the poorest form of the inner codec, of that size which needs the fewest bytes.
  @Override
  public int floor(RasterImage image) {
    ImageFormat format = ImageFormat.of(image);
    int least =
        FACTORS.stream()
            .map(factor -> Resampling.image(image, reduced(format, factor).resolution()))
            .mapToInt(inner::floor)
            .min()
            .orElseThrow();
    return Math.min(NO_FORM, 1 + least);
  }

  private Optional<Candidate> candidate(RasterImage image, int factor, int maxBytes) {
    if (maxBytes < 0) {
      return Optional.empty();
    }
    ImageFormat format = ImageFormat.of(image);
    RasterImage small = Resampling.image(image, reduced(format, factor).resolution());
    return inner
        .encode(small, maxBytes)
        .flatMap(coded ->
            inner.decode(coded.bytes(), reduced(format, factor)) instanceof Decoded.Image back
                ? Optional.of(
                    new Candidate(
                        factor,
                        coded,
                        Pixels.squaredError(
                            image, Resampling.image(back.image(), format.resolution()))))
                : Optional.empty());
  }

  private static CodedImage sent(Candidate best) {
    byte[] inner = best.coded().bytes();
    byte[] bytes = new byte[1 + inner.length];
    bytes[0] = (byte) best.factor();
    System.arraycopy(inner, 0, bytes, 1, inner.length);
    return new CodedImage(bytes);
  }

  /// Those of the inner codec for an image of full size; the factor is sent.
  @Override
  public int headerBytes(ImageFormat format) {
    return inner.headerBytes(format);
  }

  @Override
  public Decoded decode(byte[] stream, ImageFormat format) {
    if (stream.length == 0) {
      return new Decoded.Failed("nothing arrived");
    }
    int factor = stream[0];
    if (!FACTORS.contains(factor)) {
      return new Decoded.Failed("the stream names the factor " + factor + ", which there is not");
    }
    byte[] rest = Arrays.copyOfRange(stream, 1, stream.length);
    return switch (inner.decode(rest, reduced(format, factor))) {
      case Decoded.Failed failed -> failed;
      case Decoded.Image small ->
          new Decoded.Image(Resampling.image(small.image(), format.resolution()), small.complete());
    };
  }

  /// Sides divided by a factor, rounded up.
  private static ImageFormat reduced(ImageFormat format, int factor) {
    return new ImageFormat(
        new Resolution(
            Math.ceilDiv(format.resolution().height(), factor),
            Math.ceilDiv(format.resolution().width(), factor)),
        format.numChannels());
  }
}
