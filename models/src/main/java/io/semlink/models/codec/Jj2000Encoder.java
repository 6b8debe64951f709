package io.semlink.models.codec;

import com.github.jaiimageio.jpeg2000.impl.J2KImageWriteParamJava;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriter;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;
import com.github.jaiimageio.jpeg2000.impl.RenderedImageSrc;
import io.semlink.simulator.sensor.RasterImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import jj2000.j2k.codestream.writer.FileCodestreamWriter;
import jj2000.j2k.codestream.writer.HeaderEncoder;
import jj2000.j2k.entropy.encoder.EntropyCoder;
import jj2000.j2k.entropy.encoder.PostCompRateAllocator;
import jj2000.j2k.image.ImgDataConverter;
import jj2000.j2k.image.Tiler;
import jj2000.j2k.image.forwcomptransf.ForwCompTransf;
import jj2000.j2k.quantization.quantizer.Quantizer;
import jj2000.j2k.roi.encoder.ROIScaler;
import jj2000.j2k.wavelet.analysis.ForwardWT;

/// JJ2000's encoder, put together stage by stage: one image, codestreams of any number of rates.
/// Not for use by several threads at once.
///
/// Why not its image writer: that one quantizes with a base step of 1/128, two grey levels, has no
/// setting for it, and so never passes about 52 dB; and it leaves a note of a temporary file in
/// memory with every image.
final class Jj2000Encoder {
  /// Base step of the quantizer, in units of the sample range: half a grey level. Rate is
  /// controlled by leaving out bit planes, so a fine step costs time only.
  private static final String BASE_STEP = "0.001953125";

  private final BufferedImage pixels;
  private final RenderedImageSrc source;
  private final Tiler tiler;
  private final ForwardWT wavelet;
  private final ROIScaler scaler;
  private final KeptCodeBlocks blocks;

  /// Everything that does not depend on the rate: transforms, quantizes and codes the code-blocks.
  ///
  /// @param image not modified, 1 or 3 channels
  Jj2000Encoder(RasterImage image) {
    pixels = Pixels.interleaved(image);
    J2KImageWriteParamJava settings = settings(pixels);
    J2KImageWriter unused = new J2KImageWriter(new J2KImageWriterSpi());
    source = new RenderedImageSrc(pixels, settings, unused);
    tiler = new Tiler(source, 0, 0, 0, 0, pixels.getWidth(), pixels.getHeight());
    wavelet =
        ForwardWT.createInstance(
            new ImgDataConverter(new ForwCompTransf(tiler, settings)), settings);
    scaler = ROIScaler.createInstance(Quantizer.createInstance(wavelet, settings), settings);
    blocks = new KeptCodeBlocks(entropyCoder(scaler, settings));
  }

  /// A codestream without the jp2 box: 9/7 filter, 5 decompositions, code-blocks of 64x64, quality
  /// layers outermost, no SOP and EPH markers. Equal rates give equal codestreams, in any order.
  ///
  /// @param bitsPerPixel what the whole codestream should take
  /// @throws IllegalArgumentException if that is too little for the headers
  byte[] encode(double bitsPerPixel) throws IOException {
    // Settings of its own each time: the allocator notes the number of layers in them.
    J2KImageWriteParamJava settings = settings(pixels);
    settings.setEncodingRate(bitsPerPixel);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FileCodestreamWriter writer = new FileCodestreamWriter(out, Integer.MAX_VALUE);
    PostCompRateAllocator allocator =
        PostCompRateAllocator.createInstance(blocks, (float) bitsPerPixel, writer, settings);
    boolean[] signed = new boolean[source.getNumComps()];
    HeaderEncoder header =
        new HeaderEncoder(source, signed, wavelet, tiler, settings, scaler, allocator);
    allocator.setHeaderEncoder(header);
    // Once to know how long it is, once more when the layers are known.
    header.encodeMainHeader();
    allocator.initialize();
    header.reset();
    header.encodeMainHeader();
    writer.commitBitstreamHeader(header);
    allocator.runAndWrite();
    writer.close();
    return out.toByteArray();
  }

  private static J2KImageWriteParamJava settings(BufferedImage pixels) {
    J2KImageWriteParamJava settings = new J2KImageWriteParamJava(pixels);
    settings.setLossless(false);
    settings.setFilters("w9x7");
    settings.setQuantizationStep(BASE_STEP);
    settings.setProgressionName("layer");
    return settings;
  }

  private static EntropyCoder entropyCoder(ROIScaler scaler, J2KImageWriteParamJava settings) {
    return EntropyCoder.createInstance(
        scaler,
        settings,
        settings.getCodeBlockSize(),
        settings.getPrecinctPartition(),
        settings.getBypass(),
        settings.getResetMQ(),
        settings.getTerminateOnByte(),
        settings.getCausalCXInfo(),
        settings.getCodeSegSymbol(),
        settings.getMethodForMQLengthCalc(),
        settings.getMethodForMQTermination());
  }
}
