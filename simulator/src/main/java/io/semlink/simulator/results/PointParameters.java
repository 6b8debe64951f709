package io.semlink.simulator.results;

import org.jspecify.annotations.Nullable;

/// What was asked of a point: the canonical parameters that its id is the hash of. Texts are the
/// words of the scenario language.
///
/// @param scheme scheme's name, "random-bits" for a study of the link alone
/// @param receiveMode coded-hard, uncoded-soft, ...
/// @param modality rgb, thermal or both; absent without images
/// @param resolution HEIGHTxWIDTH; absent without images
/// @param source the sensor with its parameters, in canonical order
/// @param channel name of the channel model
/// @param channelParameters its parameters, in canonical order, empty if it has none
/// @param modulation name of the modulation; empty where no bits are sent
/// @param code name of the channel code with its parameters; empty likewise
/// @param codeRate asked code rate as "k/n"; empty likewise
/// @param decoder name of the decoder with its parameters; absent without a code
/// @param iterationsMax most decoder iterations; absent without a code
/// @param esN0Db Es/N0 in dB; absent on channels without Gaussian noise
/// @param ebN0Db asked Eb/N0 in dB; absent where Es/N0 is asked for
/// @param bitsPerPixel asked payload bits per pixel at most; absent where the bandwidth says it
/// @param bandwidthHz bandwidth in Hz; absent where the study sets none
/// @param frameRateHz frames a second of simulated time; absent likewise
/// @param repetition 0 for the first
/// @param seed seed of the study
/// @param weights hash of the scheme's weights and of what else its name does not say; absent
///   without a network
/// @param mcs table and index of the MCS, as "qam256 12"; absent where modulation and code rate are
///   given, or where it changes from block to block
/// @param mcsSelection how the MCS is chosen, with its parameters; absent where it is given
/// @param harq HARQ rounds and redundancy versions; absent without retransmission
/// @param protocol header and delays; absent without
/// @param concealment what stands for lost images; absent of a scheme that sends none
/// @param queue frames that may wait for the link; absent where no queue can form
/// @param commonRandomNumbers false where the point has noise of its own; absent where all points
///   see the same unit noise
/// @param batch frames a micro-batch; absent unless it is an axis of the study
/// @param device where networks run, cpu or gpu; absent unless it is an axis of the study
public record PointParameters(
    String scheme,
    String receiveMode,
    @Nullable String modality,
    @Nullable String resolution,
    String source,
    String channel,
    String channelParameters,
    String modulation,
    String code,
    String codeRate,
    @Nullable String decoder,
    @Nullable Integer iterationsMax,
    @Nullable Double esN0Db,
    @Nullable Double ebN0Db,
    @Nullable Double bitsPerPixel,
    @Nullable Double bandwidthHz,
    @Nullable Double frameRateHz,
    int repetition,
    long seed,
    @Nullable String weights,
    @Nullable String mcs,
    @Nullable String mcsSelection,
    @Nullable String harq,
    @Nullable String protocol,
    @Nullable String concealment,
    @Nullable Integer queue,
    @Nullable Boolean commonRandomNumbers,
    @Nullable Integer batch,
    @Nullable String device) {

  /// The parameters of a link without a queue, with the noise of all points, where batch and device
  /// are no axes.
  public PointParameters(
      String scheme,
      String receiveMode,
      @Nullable String modality,
      @Nullable String resolution,
      String source,
      String channel,
      String channelParameters,
      String modulation,
      String code,
      String codeRate,
      @Nullable String decoder,
      @Nullable Integer iterationsMax,
      @Nullable Double esN0Db,
      @Nullable Double ebN0Db,
      @Nullable Double bitsPerPixel,
      @Nullable Double bandwidthHz,
      @Nullable Double frameRateHz,
      int repetition,
      long seed,
      @Nullable String weights,
      @Nullable String mcs,
      @Nullable String mcsSelection,
      @Nullable String harq,
      @Nullable String protocol,
      @Nullable String concealment) {
    this(
        scheme,
        receiveMode,
        modality,
        resolution,
        source,
        channel,
        channelParameters,
        modulation,
        code,
        codeRate,
        decoder,
        iterationsMax,
        esN0Db,
        ebN0Db,
        bitsPerPixel,
        bandwidthHz,
        frameRateHz,
        repetition,
        seed,
        weights,
        mcs,
        mcsSelection,
        harq,
        protocol,
        concealment,
        null,
        null,
        null,
        null);
  }

  /// The parameters of a link with given modulation and code rate, no retransmission, no overhead,
  /// no images.
  public PointParameters(
      String scheme,
      String receiveMode,
      @Nullable String modality,
      @Nullable String resolution,
      String source,
      String channel,
      String channelParameters,
      String modulation,
      String code,
      String codeRate,
      @Nullable String decoder,
      @Nullable Integer iterationsMax,
      @Nullable Double esN0Db,
      @Nullable Double ebN0Db,
      @Nullable Double bitsPerPixel,
      @Nullable Double bandwidthHz,
      @Nullable Double frameRateHz,
      int repetition,
      long seed,
      @Nullable String weights) {
    this(
        scheme,
        receiveMode,
        modality,
        resolution,
        source,
        channel,
        channelParameters,
        modulation,
        code,
        codeRate,
        decoder,
        iterationsMax,
        esN0Db,
        ebN0Db,
        bitsPerPixel,
        bandwidthHz,
        frameRateHz,
        repetition,
        seed,
        weights,
        null,
        null,
        null,
        null,
        null);
  }

  /// The same with how blocks are adapted, repeated and wrapped.
  ///
  /// @param newMcs as the component of the same name, and so on
  /// @param newMcsSelection likewise
  /// @param newHarq likewise
  /// @param newProtocol likewise
  public PointParameters with(
      @Nullable String newMcs,
      @Nullable String newMcsSelection,
      @Nullable String newHarq,
      @Nullable String newProtocol) {
    return new PointParameters(
        scheme,
        receiveMode,
        modality,
        resolution,
        source,
        channel,
        channelParameters,
        modulation,
        code,
        codeRate,
        decoder,
        iterationsMax,
        esN0Db,
        ebN0Db,
        bitsPerPixel,
        bandwidthHz,
        frameRateHz,
        repetition,
        seed,
        weights,
        newMcs,
        newMcsSelection,
        newHarq,
        newProtocol,
        concealment,
        queue,
        commonRandomNumbers,
        batch,
        device);
  }

  /// The same for a link of analog features, which has no modulation, code, demapper, MCS or HARQ.
  ///
  /// @param channelAlone parameters of the channel without those of a demapper
  public PointParameters withoutBits(String channelAlone) {
    return new PointParameters(
        scheme,
        receiveMode,
        modality,
        resolution,
        source,
        channel,
        channelAlone,
        "",
        "",
        "",
        null,
        null,
        esN0Db,
        null,
        null,
        bandwidthHz,
        frameRateHz,
        repetition,
        seed,
        weights,
        null,
        null,
        null,
        protocol,
        concealment,
        queue,
        commonRandomNumbers,
        batch,
        device);
  }

  /// First 12 hex digits of the SHA-256 over these parameters and the results version.
  public String pointId() {
    return Sha256.hex(ResultJson.write(this) + "|" + RunRecord.RESULTS_VERSION).substring(0, 12);
  }
}
