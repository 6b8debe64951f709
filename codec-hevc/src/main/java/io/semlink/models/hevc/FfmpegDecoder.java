package io.semlink.models.hevc;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_HEVC;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL;
import static org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_DEFAULT;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import io.semlink.models.codec.ImageFormat;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// FFmpeg's HEVC decoder, a new one for each picture, so that nothing of one picture shows in the
/// next.
final class FfmpegDecoder {
  /// Pictures are coded at sides that are multiples of the smallest block.
  private static final int SPARE_PIXELS = 1 << 20;

  private FfmpegDecoder() {}

  /// Whether deblocking and sample adaptive offset work on the picture.
  enum Filter {
    ON,
    OFF
  }

  /// What the decoder made of a stream.
  ///
  /// @param planes of the agreed format
  /// @param sound false if the decoder noticed an error
  record Read(Planes planes, boolean sound) {}

  /// The picture of an Annex B byte stream.
  ///
  /// @param stream parameter sets and a slice that may be damaged; not modified
  /// @param format shape to expect
  /// @param filter off shows where an error starts, on is as the encoder meant it
  /// @return absent if there is no picture, or one of another shape
  static @Nullable Read decode(byte[] stream, ImageFormat format, Filter filter) {
    av_log_set_level(AV_LOG_QUIET);
    AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_HEVC);
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVPacket packet = av_packet_alloc();
    AVFrame frame = av_frame_alloc();
    try {
      context.thread_count(1).max_pixels(format.resolution().numPixels() + SPARE_PIXELS);
      context.skip_loop_filter(filter == Filter.OFF ? AVDISCARD_ALL : AVDISCARD_DEFAULT);
      if (avcodec_open2(context, codec, (PointerPointer<?>) null) < 0
          || av_new_packet(packet, stream.length) < 0) {
        throw new IllegalStateException("FFmpeg's HEVC decoder could not be opened");
      }
      packet.data().put(stream, 0, stream.length);
      boolean accepted = avcodec_send_packet(context, packet) >= 0;
      boolean drained = avcodec_send_packet(context, null) >= 0;
      if (avcodec_receive_frame(context, frame) < 0 || !fits(frame, format)) {
        return null;
      }
      boolean sound = accepted && drained && frame.decode_error_flags() == 0;
      return new Read(planes(frame, format), sound);
    } finally {
      av_frame_free(frame);
      av_packet_free(packet);
      avcodec_free_context(context);
    }
  }

  private static boolean fits(AVFrame frame, ImageFormat format) {
    return frame.width() == format.resolution().width()
        && frame.height() == format.resolution().height()
        // Full-range 4:4:4 has a name of its own.
        && (frame.format() == X265.pixelFormat(format)
            || frame.format() == org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P);
  }

  private static Planes planes(AVFrame frame, ImageFormat format) {
    int width = format.resolution().width();
    int height = format.resolution().height();
    byte[] samples = new byte[format.numSamples()];
    for (int c = 0; c < format.numChannels(); c++) {
      BytePointer plane = frame.data(c);
      for (int y = 0; y < height; y++) {
        plane.position((long) y * frame.linesize(c));
        plane.get(samples, (c * height + y) * width, width);
      }
    }
    return new Planes(format, samples);
  }
}
