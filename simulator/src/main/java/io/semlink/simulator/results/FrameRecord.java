package io.semlink.simulator.results;

import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.sensor.TimeOfDay;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happened to one frame. `block` means transport block.
///
/// @param runId run
/// @param pointId point
/// @param frameIndex index in the point, from 0
/// @param frameName name of the frame in its source
/// @param timeOfDay when it was taken
/// @param blocks transport blocks sent
/// @param blockErrors transport blocks with a wrong bit after decoding (or a failed checksum)
/// @param codeBlocks code blocks sent
/// @param codeBlocksErased code blocks that the receiver erased
/// @param bits payload and padding bits sent, those that errors are counted on; the CRC is not
///   among them
/// @param bitErrors wrong ones after decoding
/// @param demodBits coded bits sent in all HARQ rounds
/// @param demodBitErrors wrong ones before decoding
/// @param decoderIterations sum of the decoder's iterations over the code blocks, all HARQ rounds
///   counted
/// @param confusion counts against the truth, 9 x 9, row = truth; absent without a label
/// @param agreement counts against the map of the error-free link, 9 x 9; absent without a network
/// @param payloadHash first 12 hex digits of the SHA-256 of the payload's bits, one a byte, or of
///   its features, as big-endian floats; absent without a network
/// @param understandingHash likewise of the decoded map; absent without a network
/// @param linkSeconds simulated time from first symbol to last; absent without a bandwidth
/// @param wall what this machine took
/// @param use channel uses, HARQ rounds, decoder iterations and what they delivered
/// @param images how near the receiver's images are to the sensors'; absent of a scheme that sends
///   none
/// @param esN0Db Es/N0 that the receiver measured on the frame's data symbols, dB: the operating
///   point times the mean power gain, without the error of an estimate; absent on a channel without
///   Gaussian noise, of random blocks and in older files
/// @param queueSeconds simulated time that the frame waited for the link, s; absent where no queue
///   can form and for a dropped frame
/// @param dropped true for a frame that found the queue full and was never sent, all counts are 0
///   then; absent otherwise
public record FrameRecord(
    String runId,
    String pointId,
    long frameIndex,
    String frameName,
    TimeOfDay timeOfDay,
    int blocks,
    int blockErrors,
    int codeBlocks,
    int codeBlocksErased,
    long bits,
    long bitErrors,
    long demodBits,
    long demodBitErrors,
    long decoderIterations,
    long @Nullable [] confusion,
    long @Nullable [] agreement,
    @Nullable String payloadHash,
    @Nullable String understandingHash,
    @Nullable Double linkSeconds,
    WallTimes wall,
    LinkUse use,
    @Nullable ImageFidelity images,
    @Nullable Double esN0Db,
    @Nullable Double queueSeconds,
    @Nullable Boolean dropped) {

  /// A frame of a link that no frame has to wait for.
  public FrameRecord(
      String runId,
      String pointId,
      long frameIndex,
      String frameName,
      TimeOfDay timeOfDay,
      int blocks,
      int blockErrors,
      int codeBlocks,
      int codeBlocksErased,
      long bits,
      long bitErrors,
      long demodBits,
      long demodBitErrors,
      long decoderIterations,
      long @Nullable [] confusion,
      long @Nullable [] agreement,
      @Nullable String payloadHash,
      @Nullable String understandingHash,
      @Nullable Double linkSeconds,
      WallTimes wall,
      LinkUse use,
      @Nullable ImageFidelity images,
      @Nullable Double esN0Db) {
    this(
        runId,
        pointId,
        frameIndex,
        frameName,
        timeOfDay,
        blocks,
        blockErrors,
        codeBlocks,
        codeBlocksErased,
        bits,
        bitErrors,
        demodBits,
        demodBitErrors,
        decoderIterations,
        confusion,
        agreement,
        payloadHash,
        understandingHash,
        linkSeconds,
        wall,
        use,
        images,
        esN0Db,
        null,
        null);
  }

  /// Whether the frame was sent; one that was not counts as dropped and nowhere else.
  public boolean wasSent() {
    return !Boolean.TRUE.equals(dropped);
  }

  /// The same frame after a wait.
  ///
  /// @param seconds simulated time that it waited, s
  public FrameRecord queued(double seconds) {
    return new FrameRecord(
        runId,
        pointId,
        frameIndex,
        frameName,
        timeOfDay,
        blocks,
        blockErrors,
        codeBlocks,
        codeBlocksErased,
        bits,
        bitErrors,
        demodBits,
        demodBitErrors,
        decoderIterations,
        confusion,
        agreement,
        payloadHash,
        understandingHash,
        linkSeconds,
        wall,
        use,
        images,
        esN0Db,
        seconds,
        null);
  }

  /// The record of the same frame had it never been sent. The wall times stay: this machine took
  /// them.
  public FrameRecord neverSent() {
    return new FrameRecord(
        runId,
        pointId,
        frameIndex,
        frameName,
        timeOfDay,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        null,
        wall,
        LinkUse.NONE,
        null,
        null,
        null,
        true);
  }

  /// Channel uses, HARQ rounds, decoder iterations and what they delivered; {@link LinkUse#NONE}
  /// for a frame of an older file.
  @Override
  public LinkUse use() {
    return Objects.requireNonNullElse(use, LinkUse.NONE);
  }

  /// Wall-clock time of each stage, in milliseconds. A stage that took its result from the cache
  /// shows the time the result once took.
  ///
  /// @param encodeMs frame to payload
  /// @param linkMs payload to received payload
  /// @param decodeMs received payload to understanding
  /// @param endToEndMs the sum: what one frame alone would wait for
  public record WallTimes(double encodeMs, double linkMs, double decodeMs, double endToEndMs) {}
}
