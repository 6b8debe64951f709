package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import java.util.Arrays;
import java.util.Optional;

/// Samples as they are, 8 bits each, channel after channel, row after row. Its floor is all
/// samples.
public final class RawCodec implements ImageCodec {

  @Override
  public String name() {
    return "raw";
  }

  @Override
  public Optional<CodedImage> encode(RasterImage image, int maxBytes) {
    byte[] samples = image.samples();
    return samples.length > maxBytes ? Optional.empty() : Optional.of(new CodedImage(samples));
  }

  /// None: a file of samples has no header.
  @Override
  public int headerBytes(ImageFormat format) {
    return 0;
  }

  @Override
  public int floor(RasterImage image) {
    return image.samples().length;
  }

  /// Samples that did not arrive are 128; bytes beyond the last sample are passed over.
  @Override
  public Decoded decode(byte[] stream, ImageFormat format) {
    int n = format.numSamples();
    byte[] samples = Arrays.copyOf(stream, n);
    if (stream.length < n) {
      Arrays.fill(samples, stream.length, n, (byte) 128);
    }
    return new Decoded.Image(
        new RasterImage(format.resolution(), format.numChannels(), samples), stream.length >= n);
  }
}
