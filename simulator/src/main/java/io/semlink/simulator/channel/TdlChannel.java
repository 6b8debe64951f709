package io.semlink.simulator.channel;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.ofdm.ChannelEstimate;
import io.semlink.simulator.ofdm.DataSymbols;
import io.semlink.simulator.ofdm.GridPlan;
import io.semlink.simulator.ofdm.LeastSquares;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.OfdmWaveform;
import io.semlink.simulator.ofdm.WienerFilter;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Decibels;
import io.semlink.simulator.units.EsN0;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// CP-OFDM over a tapped delay line of 3GPP TR 38.901: each block begins with a fresh, independent
/// realisation at the start of its first cyclic prefix.
///
/// Es/N0 is per resource element that carries data: transforms are unitary, data and pilots have Es
/// = 1, the taps a mean power of 1 together, and noise of power N0 comes to each resource element,
/// which is what white noise of power N0 a complex sample becomes in a unitary transform that drops
/// the prefix. The energy of prefixes and pilots is not charged to the data; they cost channel uses
/// instead.
public final class TdlChannel implements Channel {
  /// Clarke's rule: over 0.423 / fD the autocorrelation of the gain stays above one half.
  private static final double COHERENCE = 0.423;

  private static final int PEAK_SYMBOLS = 5000;

  private final EsN0 esN0;
  private final TdlSettings settings;
  private final OfdmGrid grid;
  private final OfdmReceiver receiver;
  private final TapTable taps;
  private final float[][] ramps;
  private final TapDelayLine line;
  private final @Nullable Limit avoided;
  // Computed when first needed, a pure function of the other fields.
  private final Map<Integer, WienerFilter> filters = new ConcurrentHashMap<>();

  /// A channel.
  ///
  /// @param esN0 mean operating point of a data element
  /// @param settings the tapped delay line
  /// @param grid the waveform
  /// @param receiver what the receiver knows and does
  /// @throws IllegalArgumentException if the receiver needs pilots that the grid lacks, if the
  ///   Doppler shift exceeds the subcarrier spacing or if a delay exceeds the useful symbol
  public TdlChannel(EsN0 esN0, TdlSettings settings, OfdmGrid grid, OfdmReceiver receiver) {
    this(esN0, settings, grid, receiver, null);
  }

  private TdlChannel(
      EsN0 esN0,
      TdlSettings settings,
      OfdmGrid grid,
      OfdmReceiver receiver,
      @Nullable Limit avoided) {
    this.avoided = avoided;
    this.esN0 = esN0;
    this.settings = settings;
    this.grid = grid;
    this.receiver = receiver;
    this.taps = TapTable.of(settings);
    check();
    this.ramps = ramps(taps, grid);
    this.line = new TapDelayLine(grid, taps, ramps);
  }

  /// The channel in the frequency model where that holds, in the time model elsewhere.
  ///
  /// @param settings the tapped delay line, whose model is passed over
  /// @throws IllegalArgumentException as the constructor
  public static TdlChannel fitting(
      EsN0 esN0, TdlSettings settings, OfdmGrid grid, OfdmReceiver receiver) {
    TdlChannel simple =
        new TdlChannel(esN0, settings.with(TdlModel.FREQUENCY), grid, receiver, null);
    Limit limit = simple.leftOut();
    return limit.holds()
        ? simple
        : new TdlChannel(esN0, settings.with(TdlModel.TIME), grid, receiver, limit);
  }

  private void check() {
    if (receiver.csi() != OfdmReceiver.Csi.PERFECT && !grid.pilots().present()) {
      throw new IllegalArgumentException(
          "channel estimation is %s but the grid has no pilots"
              .formatted(receiver.csi().keyword()));
    }
    if (settings.dopplerHz() > grid.spacingHz()) {
      throw new IllegalArgumentException(
          "maximum Doppler shift is %s Hz but must be at most the subcarrier spacing, %s Hz"
              .formatted(settings.dopplerHz(), grid.spacingHz()));
    }
    if (taps.longestDelay() > 1 / grid.spacingHz()) {
      throw new IllegalArgumentException(
          "longest delay is %s s but must be at most the useful OFDM symbol, %s s"
              .formatted(taps.longestDelay(), 1 / grid.spacingHz()));
    }
  }

  private static float[][] ramps(TapTable taps, OfdmGrid grid) {
    float[][] ramps = new float[taps.size()][2 * grid.numSubcarriers()];
    for (int tap = 0; tap < ramps.length; tap++) {
      for (int k = 0; k < grid.numSubcarriers(); k++) {
        double angle = -2 * Math.PI * grid.frequencyHz(k) * taps.delays()[tap];
        ramps[tap][2 * k] = (float) StrictMath.cos(angle);
        ramps[tap][2 * k + 1] = (float) StrictMath.sin(angle);
      }
    }
    return ramps;
  }

  /// Mean operating point of a data element.
  public EsN0 esN0() {
    return esN0;
  }

  /// The waveform.
  public OfdmGrid grid() {
    return grid;
  }

  /// The tapped delay line.
  public TdlSettings settings() {
    return settings;
  }

  /// {@inheritDoc}
  ///
  /// The time model holds wherever the constructor lets it be. The frequency model leaves out the
  /// interference between symbols and carriers: a tap of power P whose delay exceeds the prefix by
  /// a share x of the useful symbol brings P x (2 - x); Doppler brings (pi fD T)^2 / 6 (Li and
  /// Cimini, "Bounds on the interchannel interference of OFDM in time-varying impairments", IEEE
  /// Trans. Commun. 49(3), 2001; a line of sight at 0.7 fD brings a little less).
  @Override
  public Validity validity(int dataSymbols) {
    boolean exceeded = settings.model() == TdlModel.FREQUENCY && !leftOut().holds();
    return new Validity(
        settings.model().keyword(), avoided, exceeded ? List.of(leftOut()) : List.of());
  }

  /// What the frequency model leaves out here.
  private Limit leftOut() {
    double power = 0;
    for (int tap = 0; tap < taps.size(); tap++) {
      double late = line.lateSamples(tap, 1) / grid.fftSize();
      power += taps.powers()[tap] * late * (2 - late);
    }
    double turn = Math.PI * settings.dopplerHz() / grid.spacingHz();
    return Limit.leftOut(
        "interference that the frequency model leaves out",
        power + turn * turn / 6,
        esN0,
        String.format(
            Locale.ROOT,
            "delays reach %.1f us behind a cyclic prefix of %.1f us, Doppler shifts %.0f Hz at %.0f"
                + " Hz from carrier to carrier",
            1e6 * taps.longestDelay(),
            1e6 * grid.prefixSamples(1) / grid.sampleRateHz(),
            settings.dopplerHz(),
            grid.spacingHz()));
  }

  @Override
  public void send(byte[] codedBits, Modem modem, StreamKey key, Workspace workspace, float[] llr) {
    int numSymbols = modem.numSymbols(codedBits.length);
    float[] symbols = workspace.floats(Workspace.Use.SYMBOLS, 2 * numSymbols);
    modem.map(codedBits, symbols);
    modem.demap(symbols, carry(symbols, key, workspace), llr);
  }

  @Override
  public boolean carriesSymbols() {
    return true;
  }

  @Override
  public float[] carry(float[] symbols, StreamKey key, Workspace workspace) {
    float[] noisePower = workspace.floats(Workspace.Use.NOISE_POWER, symbols.length / 2);
    transmit(new DataSymbols(symbols, noisePower), key, workspace);
    return noisePower;
  }

  /// Sends data symbols through grid, taps, noise and equaliser.
  ///
  /// @param data symbols of energy 1 to be replaced by what the receiver makes of them
  /// @param key names the block
  private void transmit(DataSymbols data, StreamKey key, Workspace workspace) {
    GridPlan plan = new GridPlan(grid, data.noisePower().length);
    float[] received = new float[2 * plan.numElements()];
    float[] gains = workspace.floats(Workspace.Use.GAINS, received.length);
    plan.write(data.symbols(), received);
    fade(plan, received, key, gains);
    AwgnChannel.addNoise(received, esN0, key.with(Purpose.CHANNEL_NOISE));
    receiver
        .equaliser()
        .equalise(
            plan,
            received,
            estimate(plan, received, gains, workspace),
            (float) esN0.noisePower(),
            data);
  }

  /// Replaces the sent grid by the received one without noise and writes the true gains.
  void fade(GridPlan plan, float[] elements, StreamKey key, float[] gains) {
    TapTrack track = track(plan, key);
    writeGains(plan, track, gains);
    if (settings.model() == TdlModel.TIME) {
      line.send(plan, elements.clone(), track, elements);
      return;
    }
    for (int i = 0; i < elements.length; i += 2) {
      float re = gains[i] * elements[i] - gains[i + 1] * elements[i + 1];
      elements[i + 1] = gains[i] * elements[i + 1] + gains[i + 1] * elements[i];
      elements[i] = re;
    }
  }

  private TapTrack track(GridPlan plan, StreamKey key) {
    return settings.model() == TdlModel.TIME
        ? TapTrack.anchors(taps, grid, plan.numOfdmSymbols(), key, TapDelayLine.NUM_SEGMENTS)
        : TapTrack.centres(taps, grid, plan.numOfdmSymbols(), key);
  }

  /// H of each resource element. In the time model: the mean over the transform window.
  private void writeGains(GridPlan plan, TapTrack track, float[] gains) {
    int width = 2 * grid.numSubcarriers();
    Arrays.fill(gains, 0);
    for (int t = 0; t < plan.numOfdmSymbols(); t++) {
      float[][] anchors = track.gains()[t];
      float[] now = anchors.length == 1 ? anchors[0] : line.meanGains(anchors, t);
      for (int tap = 0; tap < taps.size(); tap++) {
        float re = now[2 * tap];
        float im = now[2 * tap + 1];
        float[] ramp = ramps[tap];
        for (int k = 0; k < width; k += 2) {
          gains[t * width + k] += re * ramp[k] - im * ramp[k + 1];
          gains[t * width + k + 1] += re * ramp[k + 1] + im * ramp[k];
        }
      }
    }
  }

  private ChannelEstimate estimate(
      GridPlan plan, float[] received, float[] gains, Workspace workspace) {
    if (receiver.csi() == OfdmReceiver.Csi.PERFECT) {
      return ChannelEstimate.trusted(gains);
    }
    float[] estimated = workspace.floats(Workspace.Use.ESTIMATED_GAINS, gains.length);
    ChannelEstimate estimate =
        receiver.csi() == OfdmReceiver.Csi.WIENER
            ? filter(plan.numPilotSymbols()).estimate(plan, received, estimated)
            : LeastSquares.interpolate(plan, received, (float) esN0.noisePower(), estimated);
    return receiver.estimateNoise() ? estimate : ChannelEstimate.trusted(estimated);
  }

  private WienerFilter filter(int numPilotSymbols) {
    return filters.computeIfAbsent(
        WienerFilter.windowSymbols(numPilotSymbols),
        window -> new WienerFilter(grid, taps, esN0.noisePower(), window));
  }

  /// {@inheritDoc}
  ///
  /// The block's duration times the occupied bandwidth, {@link OfdmGrid#channelUses}.
  @Override
  public int channelUses(int dataSymbols) {
    return grid.channelUses(dataSymbols);
  }

  /// {@inheritDoc}
  ///
  /// 0.423 / fD times the occupied bandwidth; null where the gain stays constant over a block. The
  /// level that 0.1 % of OFDM symbols exceed, on as many random ones as it takes to see it.
  @Override
  public double peakToAverageDb(Modem modem) {
    StreamKey key = StreamKey.of(0, Purpose.RANDOM_BITS, 0);
    return OfdmWaveform.peakToAverageDb(grid, modem, key, PEAK_SYMBOLS);
  }

  @Override
  public @Nullable Double coherence() {
    double doppler = settings.dopplerHz();
    return doppler == 0 ? null : Double.valueOf(COHERENCE / doppler * grid.occupiedHz());
  }

  /// {@inheritDoc}
  ///
  /// The mean power gain is taken over the resource elements that carry the block's data.
  @Override
  public Double measuredEsN0Db(int numSymbols, StreamKey key) {
    GridPlan plan = new GridPlan(grid, numSymbols);
    float[] gains = new float[2 * plan.numElements()];
    writeGains(plan, track(plan, key), gains);
    double power = 0;
    for (int i = 0; i < numSymbols; i++) {
      float re = gains[2 * plan.dataElement(i)];
      float im = gains[2 * plan.dataElement(i) + 1];
      power += re * re + im * im;
    }
    return esN0.db() + Decibels.fromLinear(power / numSymbols);
  }
}
