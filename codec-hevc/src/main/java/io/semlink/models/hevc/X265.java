package io.semlink.models.hevc;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_GRAY8;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV444P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import io.semlink.models.codec.ImageFormat;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/// The x265 encoder: one intra picture at a time, one thread, constant QP, tuned for PSNR as the
/// other codecs are.
final class X265 {
  /// Side of the largest coding block in pixels: at most 0.1 dB worse than 64 on road frames of 96 to
  /// 328 rows, and four times as many places where a cut picture can end.
  static final int BLOCK_SIDE = 32;

  private static final String PARAMETERS =
      "qp=%s:keyint=1:info=0:aud=0:ctu=%s:slices=1:pools=none:frame-threads=1:wpp=0:lookahead-slices=0"
          + ":log-level=none";

  // x265 sets up tables of the process when an encoder opens.
  private static final ReentrantLock OPENING = new ReentrantLock();

  private X265() {}

  /// The Annex B byte stream of a picture: parameter sets, then one slice.
  ///
  /// @param planes not modified
  /// @param qp quantisation parameter, 0 (best) to 51
  /// @throws IllegalStateException if x265 refuses the picture, as it does below 32 pixels a side
  static byte[] encode(Planes planes, int qp) {
    av_log_set_level(AV_LOG_QUIET);
    AVCodec codec = avcodec_find_encoder_by_name("libx265");
    AVCodecContext context = avcodec_alloc_context3(codec);
    AVFrame frame = av_frame_alloc();
    AVPacket packet = av_packet_alloc();
    try {
      configure(context, planes.format(), qp);
      OPENING.lock();
      try {
        require("opened", avcodec_open2(context, codec, (PointerPointer<?>) null), planes.format());
      } finally {
        OPENING.unlock();
      }
      fill(frame, planes);
      require("fed", avcodec_send_frame(context, frame), planes.format());
      require("drained", avcodec_send_frame(context, null), planes.format());
      require("read", avcodec_receive_packet(context, packet), planes.format());
      byte[] stream = new byte[packet.size()];
      packet.data().get(stream);
      return stream;
    } finally {
      av_packet_free(packet);
      av_frame_free(frame);
      avcodec_free_context(context);
    }
  }

  private static void configure(AVCodecContext context, ImageFormat format, int qp) {
    context.width(format.resolution().width()).height(format.resolution().height());
    context.pix_fmt(pixelFormat(format)).color_range(AVCOL_RANGE_JPEG).thread_count(1);
    context.time_base().num(1).den(1);
    context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    set(context, "preset", "slow");
    set(context, "tune", "psnr");
    set(context, "x265-params", PARAMETERS.formatted(qp, BLOCK_SIDE));
  }

  private static void set(AVCodecContext context, String option, String value) {
    if (av_opt_set(context.priv_data(), option, value, 0) < 0) {
      throw new IllegalStateException("x265 knows no %s = %s".formatted(option, value));
    }
  }

  /// FFmpeg's name of a format's planes.
  static int pixelFormat(ImageFormat format) {
    return format.numChannels() == 1 ? AV_PIX_FMT_GRAY8 : AV_PIX_FMT_YUV444P;
  }

  private static void fill(AVFrame frame, Planes planes) {
    ImageFormat format = planes.format();
    int width = format.resolution().width();
    int height = format.resolution().height();
    frame.format(pixelFormat(format)).width(width).height(height);
    require("given memory", av_frame_get_buffer(frame, 0), format);
    frame.pts(0);
    for (int c = 0; c < format.numChannels(); c++) {
      BytePointer plane = frame.data(c);
      for (int y = 0; y < height; y++) {
        plane.position((long) y * frame.linesize(c));
        plane.put(planes.samples(), (c * height + y) * width, width);
      }
    }
  }

  private static void require(String what, int code, ImageFormat format) {
    if (code < 0) {
      throw new IllegalStateException(
          "x265 could not be %s for an image of %s (FFmpeg's code %s)"
              .formatted(what, format.resolution(), code));
    }
  }
}
