package io.semlink.simulator.link;

import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.EsN0;
import io.semlink.simulator.units.Resolution;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How many bits a frame may use, and what that means: the arithmetic between a bandwidth (or a
/// number of bits per pixel) and a {@link LinkBudget}.
public final class FrameBudget {
  /// Symbols of a frame at most.
  public static final int MAX_SYMBOLS = 1 << 24;

  private FrameBudget() {}

  /// Symbols a frame may use: floor(bandwidth / frame rate), in exact decimal arithmetic.
  ///
  /// @param bandwidthHz bandwidth = symbol rate, Hz
  /// @param frameRateHz frames a second
  /// @throws IllegalArgumentException if a frame had more than {@link #MAX_SYMBOLS}
  public static int symbols(double bandwidthHz, double frameRateHz) {
    BigDecimal symbols =
        BigDecimal.valueOf(bandwidthHz).divideToIntegralValue(BigDecimal.valueOf(frameRateHz));
    if (symbols.compareTo(BigDecimal.valueOf(MAX_SYMBOLS)) > 0) {
      throw new IllegalArgumentException(
          "a frame has %s symbols but at most %s are simulated"
              .formatted(symbols.toBigInteger(), MAX_SYMBOLS));
    }
    return symbols.intValueExact();
  }

  /// The code that fills the symbols of a frame.
  ///
  /// @param numSymbols symbols of the frame, at least 1
  /// @throws IllegalArgumentException if no code is so small
  public static TransportCode codeForSymbols(
      int numSymbols, CodeSettings settings, Modulation modulation) {
    return settings.filling(numSymbols * modulation.order(), modulation);
  }

  /// The code that holds the payload of so many bits per pixel.
  ///
  /// @param payloadBits payload of the scheme, at least 1
  /// @throws IllegalArgumentException if no code has this size
  public static TransportCode codeForPayload(
      int payloadBits, CodeSettings settings, Modulation modulation) {
    return settings.holding(payloadBits, modulation);
  }

  /// Where the figures of a budget come from.
  ///
  /// @param code the code of one block
  /// @param payloadBits bits of a block that carry meaning
  /// @param blocksPerFrame blocks a frame
  /// @param modulation modulation
  /// @param esN0 operating point; absent on channels without Gaussian noise
  /// @param resolution size of the image; absent without one
  /// @param bandwidthHz symbol rate; absent where the study sets none
  /// @param channel says what the waveform adds and how fast the gain changes; absent: nothing and
  ///   not at all
  /// @param protocol retransmissions, header and delay
  /// @param paprDb peak-to-average power of the transmitted signal, dB; absent where unknown
  public record Terms(
      TransportCode code,
      int payloadBits,
      int blocksPerFrame,
      Modulation modulation,
      @Nullable EsN0 esN0,
      @Nullable Resolution resolution,
      @Nullable Double bandwidthHz,
      @Nullable Channel channel,
      LinkProtocol protocol,
      @Nullable Double paprDb) {
    /// Terms of a link without overheads, fading and retransmissions.
    public Terms(
        TransportCode code,
        int payloadBits,
        int blocksPerFrame,
        Modulation modulation,
        @Nullable EsN0 esN0,
        @Nullable Resolution resolution,
        @Nullable Double bandwidthHz) {
      this(
          code,
          payloadBits,
          blocksPerFrame,
          modulation,
          esN0,
          resolution,
          bandwidthHz,
          null,
          LinkProtocol.NONE,
          null);
    }

    /// Channel uses of one transmission of a block.
    int channelUses(int symbols) {
      return protocol.headerSymbols() + (channel == null ? symbols : channel.channelUses(symbols));
    }

    /// Coherence times that so many channel uses last.
    @Nullable Double coherenceBlocks(int channelUses) {
      Double coherence = channel == null ? null : channel.coherence();
      return coherence == null ? null : (Double) (channelUses / coherence);
    }
  }

  /// The most data symbols whose channel uses fit, with header, into what a frame may use.
  ///
  /// @param channelUses channel uses a frame may take, as {@link #symbols}
  /// @param channel says what its waveform adds
  /// @param headerSymbols channel uses of the header
  /// @return 0 if not even one data symbol fits
  public static int dataSymbols(int channelUses, Channel channel, int headerSymbols) {
    int low = 0;
    int high = Math.max(0, channelUses - headerSymbols);
    while (low < high) {
      int middle = high - (high - low) / 2;
      if (headerSymbols + channel.channelUses(middle) <= channelUses) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// All definitions of one operating point.
  public static LinkBudget of(Terms terms) {
    TransportCode code = terms.code();
    int symbols = code.codedBits() / terms.modulation().order();
    double rate = (double) code.informationBits() / code.codedBits();
    Resolution size = terms.resolution();
    EsN0 esN0 = terms.esN0();
    Double bandwidth = terms.bandwidthHz();
    int channelUses = terms.channelUses(symbols);
    return new LinkBudget(
        esN0 == null ? null : esN0.db(),
        esN0 == null ? null : ebN0Db(esN0, rate * terms.modulation().order()),
        terms.blocksPerFrame(),
        terms.payloadBits(),
        code.payloadBits() - terms.payloadBits(),
        code.crcBits(),
        code.codedBits(),
        symbols,
        rate,
        size == null ? null : (double) terms.payloadBits() / size.numPixels(),
        size == null ? null : (double) symbols / size.numPixels(),
        bandwidth,
        bandwidth == null ? null : channelUses / bandwidth,
        terms.protocol().headerSymbols(),
        channelUses,
        (double) terms.payloadBits() / channelUses,
        terms.coherenceBlocks(channelUses),
        terms.paprDb(),
        terms.protocol(),
        null,
        null,
        null);
  }

  /// Where the figures of a budget without bits come from.
  ///
  /// @param features analog values a frame, at most two a symbol
  /// @param symbols complex symbols a frame may use, S
  /// @param esN0 operating point; absent on channels without Gaussian noise
  /// @param resolution size of the image
  /// @param bandwidthHz symbol rate; absent where the study sets none
  /// @param channel says what the waveform adds and how fast the gain changes
  /// @param protocol header and delay
  public record AnalogTerms(
      int features,
      int symbols,
      @Nullable EsN0 esN0,
      Resolution resolution,
      @Nullable Double bandwidthHz,
      Channel channel,
      LinkProtocol protocol) {}

  /// All definitions of one operating point of analog features. All symbols of the frame count as
  /// used, idle ones too, so that the modes compare at equal channel uses.
  ///
  /// @throws IllegalArgumentException if the features do not fit the symbols
  public static LinkBudget of(AnalogTerms terms) {
    if (terms.features() > 2L * terms.symbols()) {
      throw new IllegalArgumentException(
          "%s features do not fit %s symbols".formatted(terms.features(), terms.symbols()));
    }
    EsN0 esN0 = terms.esN0();
    Double bandwidth = terms.bandwidthHz();
    int headerSymbols = terms.protocol().headerSymbols();
    int channelUses = headerSymbols + terms.channel().channelUses(terms.symbols());
    Double coherence = terms.channel().coherence();
    return new LinkBudget(
        esN0 == null ? null : esN0.db(),
        null,
        1,
        0,
        0,
        0,
        0,
        terms.symbols(),
        1,
        null,
        (double) terms.symbols() / terms.resolution().numPixels(),
        bandwidth,
        bandwidth == null ? null : channelUses / bandwidth,
        headerSymbols,
        channelUses,
        0,
        coherence == null ? null : (Double) (channelUses / coherence),
        // The peak hangs on what is sent.
        null,
        terms.protocol(),
        terms.features(),
        null,
        null);
  }

  private static double ebN0Db(EsN0 esN0, double informationBitsPerSymbol) {
    return esN0.db() - 10 * StrictMath.log10(informationBitsPerSymbol);
  }
}
