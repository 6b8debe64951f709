package io.semlink.simulator.results;

import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import java.util.Objects;

/// Sums over the frames of a point.
///
/// @param frames frames counted
/// @param framesAccepted frames with every block accepted
/// @param blocks transport blocks, with errors
/// @param bits information bits, with errors after decoding
/// @param demodBits coded bits, with errors before decoding
/// @param codeBlocks code blocks
/// @param decoderIterations sum of the decoder's iterations over the code blocks, all HARQ rounds
///   counted
/// @param use channel uses, HARQ rounds, decoder iterations and what they delivered
/// @param framesDropped frames that found the queue full and were never sent; they count nowhere
///   else
public record PointCounts(
    long frames,
    long framesAccepted,
    ErrorCounts blocks,
    ErrorCounts bits,
    ErrorCounts demodBits,
    long codeBlocks,
    long decoderIterations,
    LinkUse use,
    long framesDropped) {

  /// Counts of a link that drops no frame.
  public PointCounts(
      long frames,
      long framesAccepted,
      ErrorCounts blocks,
      ErrorCounts bits,
      ErrorCounts demodBits,
      long codeBlocks,
      long decoderIterations,
      LinkUse use) {
    this(frames, framesAccepted, blocks, bits, demodBits, codeBlocks, decoderIterations, use, 0);
  }

  /// Counts of an older file, without a link use, used nothing that is known.
  public PointCounts {
    use = Objects.requireNonNullElse(use, LinkUse.NONE);
  }

  /// Nothing counted yet.
  public static final PointCounts NONE =
      new PointCounts(
          0, 0, ErrorCounts.NONE, ErrorCounts.NONE, ErrorCounts.NONE, 0, 0, LinkUse.NONE);

  /// The counts with one more frame.
  public PointCounts plus(FrameRecord frame) {
    if (!frame.wasSent()) {
      return new PointCounts(
          frames,
          framesAccepted,
          blocks,
          bits,
          demodBits,
          codeBlocks,
          decoderIterations,
          use,
          framesDropped + 1);
    }
    return new PointCounts(
        frames + 1,
        framesAccepted + (frame.blockErrors() == 0 ? 1 : 0),
        blocks.plus(new ErrorCounts(frame.blockErrors(), frame.blocks())),
        bits.plus(new ErrorCounts(frame.bitErrors(), frame.bits())),
        demodBits.plus(new ErrorCounts(frame.demodBitErrors(), frame.demodBits())),
        codeBlocks + frame.codeBlocks(),
        decoderIterations + frame.decoderIterations(),
        use.plus(frame.use()),
        framesDropped);
  }

  /// The counts of both.
  public PointCounts plus(PointCounts other) {
    return new PointCounts(
        frames + other.frames,
        framesAccepted + other.framesAccepted,
        blocks.plus(other.blocks),
        bits.plus(other.bits),
        demodBits.plus(other.demodBits),
        codeBlocks + other.codeBlocks,
        decoderIterations + other.decoderIterations,
        use.plus(other.use),
        framesDropped + other.framesDropped);
  }

  /// Frames of the point so far, counted and dropped: index of the next one.
  public long framesSeen() {
    return frames + framesDropped;
  }

  /// Share of frames with every block accepted; NaN without a frame.
  public double decodeSuccess() {
    return (double) framesAccepted / frames;
  }
}
