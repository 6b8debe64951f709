package io.semlink.simulator.results;

import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.ErrorSpread;
import io.semlink.simulator.metrics.Interval;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
/// @param bitSpread how the bit errors after decoding spread over frames
/// @param demodSpread how those before decoding do
public record PointCounts(
    long frames,
    long framesAccepted,
    ErrorCounts blocks,
    ErrorCounts bits,
    ErrorCounts demodBits,
    long codeBlocks,
    long decoderIterations,
    LinkUse use,
    long framesDropped,
    ErrorSpread bitSpread,
    ErrorSpread demodSpread) {

  /// Counts of a link that drops no frame, of which it is not known how errors spread.
  public PointCounts(
      long frames,
      long framesAccepted,
      ErrorCounts blocks,
      ErrorCounts bits,
      ErrorCounts demodBits,
      long codeBlocks,
      long decoderIterations,
      LinkUse use) {
    this(
        frames,
        framesAccepted,
        blocks,
        bits,
        demodBits,
        codeBlocks,
        decoderIterations,
        use,
        0,
        ErrorSpread.NONE,
        ErrorSpread.NONE);
  }

  /// Counts of an older file, without a link use or a spread, have none that is known.
  public PointCounts {
    use = Objects.requireNonNullElse(use, LinkUse.NONE);
    bitSpread = Objects.requireNonNullElse(bitSpread, ErrorSpread.NONE);
    demodSpread = Objects.requireNonNullElse(demodSpread, ErrorSpread.NONE);
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
          framesDropped + 1,
          bitSpread,
          demodSpread);
    }
    ErrorCounts frameBits = new ErrorCounts(frame.bitErrors(), frame.bits());
    ErrorCounts frameDemodBits = new ErrorCounts(frame.demodBitErrors(), frame.demodBits());
    return new PointCounts(
        frames + 1,
        framesAccepted + (frame.blockErrors() == 0 ? 1 : 0),
        blocks.plus(new ErrorCounts(frame.blockErrors(), frame.blocks())),
        bits.plus(frameBits),
        demodBits.plus(frameDemodBits),
        codeBlocks + frame.codeBlocks(),
        decoderIterations + frame.decoderIterations(),
        use.plus(frame.use()),
        framesDropped,
        bitSpread.plus(frameBits),
        demodSpread.plus(frameDemodBits));
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
        framesDropped + other.framesDropped,
        bitSpread.plus(other.bitSpread),
        demodSpread.plus(other.demodSpread));
  }

  /// Interval of the block error rate: each block has noise and fading of its own.
  ///
  /// @return null without a block
  public @Nullable Interval blockInterval() {
    return blocks.trials() == 0 ? null : blocks.interval(Interval.CONFIDENCE);
  }

  /// Interval of the bit error rate after decoding, by the spread over frames. It ends where that
  /// of the block error rate ends, since a wrong bit makes a wrong block; without an error, that is
  /// all that is known.
  ///
  /// @return null without a block, and where frames are too few or too old to tell
  public @Nullable Interval bitInterval() {
    Interval ofBlocks = blockInterval();
    if (ofBlocks == null || bits.errors() == 0) {
      return ofBlocks == null || bits.trials() == 0 ? null : new Interval(0, ofBlocks.high());
    }
    Interval spread = bitSpread.interval(bits, Interval.CONFIDENCE);
    return spread == null
        ? null
        : new Interval(spread.low(), Math.min(spread.high(), ofBlocks.high()));
  }

  /// Interval of the bit error rate before decoding, by the spread over frames.
  ///
  /// @return null without an error, and where frames are too few or too old to tell
  public @Nullable Interval demodInterval() {
    return demodSpread.interval(demodBits, Interval.CONFIDENCE);
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
