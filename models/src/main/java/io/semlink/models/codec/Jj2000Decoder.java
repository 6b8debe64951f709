package io.semlink.models.codec;

import com.github.jaiimageio.jpeg2000.impl.IISRandomAccessIO;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReadParamJava;
import io.semlink.simulator.sensor.RasterImage;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;
import jj2000.j2k.codestream.HeaderInfo;
import jj2000.j2k.codestream.reader.BitstreamReaderAgent;
import jj2000.j2k.codestream.reader.HeaderDecoder;
import jj2000.j2k.decoder.DecoderSpecs;
import jj2000.j2k.image.DataBlkFloat;
import jj2000.j2k.quantization.dequantizer.Dequantizer;
import jj2000.j2k.roi.ROIDeScaler;
import jj2000.j2k.wavelet.synthesis.InverseWT;

/// JJ2000's decoder, put together stage by stage up to the wavelet.
///
/// Why not its image reader: that one rounds luma and chroma to integers before it turns them into
/// colours, and colours towards mid grey, so that no image comes closer to the original than about
/// 52 dB and good ones lose 1.5 dB.
final class Jj2000Decoder {
  private static final int SAMPLE_BITS = 8;

  private Jj2000Decoder() {}

  /// The image of a codestream.
  ///
  /// @param input read from its position on
  /// @param format the shape to expect, and that of the codestream's main header
  /// @throws IOException as well as any RuntimeException or Error if the codestream makes no sense
  static RasterImage decode(ImageInputStream input, ImageFormat format) throws IOException {
    InverseWT wavelet = wavelet(input, format.numChannels());
    wavelet.setTile(0, 0);
    float[][] planes = new float[format.numChannels()][];
    for (int c = 0; c < planes.length; c++) {
      planes[c] = plane(wavelet, c, format);
    }
    return planes.length == 3 ? colour(planes, format) : grey(planes[0], format);
  }

  private static InverseWT wavelet(ImageInputStream input, int numChannels) throws IOException {
    J2KImageReadParamJava settings = new J2KImageReadParamJava();
    IISRandomAccessIO bytes = new IISRandomAccessIO(input);
    HeaderInfo info = new HeaderInfo();
    HeaderDecoder header = new HeaderDecoder(bytes, settings, info);
    DecoderSpecs specs = header.getDecoderSpecs();
    BitstreamReaderAgent reader =
        BitstreamReaderAgent.createInstance(bytes, header, settings, specs, false, info);
    ROIDeScaler scaler =
        header.createROIDeScaler(header.createEntropyDecoder(reader, settings), settings, specs);
    int[] depths = new int[numChannels];
    java.util.Arrays.fill(depths, SAMPLE_BITS);
    Dequantizer dequantizer = header.createDequantizer(scaler, depths, specs);
    InverseWT wavelet = InverseWT.createInstance(dequantizer, specs);
    wavelet.setImgResLevel(reader.getImgRes());
    return wavelet;
  }

  private static float[] plane(InverseWT wavelet, int channel, ImageFormat format) {
    int width = format.resolution().width();
    int height = format.resolution().height();
    DataBlkFloat block =
        (DataBlkFloat) wavelet.getInternCompData(new DataBlkFloat(0, 0, width, height), channel);
    float[] data = block.getDataFloat();
    float[] out = new float[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(data, block.offset + y * block.scanw, out, y * width, width);
    }
    return out;
  }

  /// The inverse irreversible component transform (Annex G.3).
  private static RasterImage colour(float[][] planes, ImageFormat format) {
    int n = format.resolution().numPixels();
    byte[] out = new byte[3 * n];
    for (int i = 0; i < n; i++) {
      double luma = planes[0][i];
      double cb = planes[1][i];
      double cr = planes[2][i];
      out[i] = sample(luma + 1.402 * cr);
      out[n + i] = sample(luma - 0.34413 * cb - 0.71414 * cr);
      out[2 * n + i] = sample(luma + 1.772 * cb);
    }
    return new RasterImage(format.resolution(), 3, out);
  }

  private static RasterImage grey(float[] plane, ImageFormat format) {
    byte[] out = new byte[plane.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = sample(plane[i]);
    }
    return new RasterImage(format.resolution(), 1, out);
  }

  /// Shifted up by half of the range (Annex G.1), rounded and clipped.
  private static byte sample(double value) {
    return (byte) Math.clamp(Math.round(value + 128), 0, 255);
  }
}
