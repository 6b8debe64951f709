package io.semlink.scenarios.bench;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.UncodedTransport;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.CutLdpcTransport;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.ldpc.PackedLdpcDecoder;
import io.semlink.simulator.coding.ldpc.Precision;
import io.semlink.simulator.coding.ldpc.Schedule;
import io.semlink.simulator.kernels.Kernels;
import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.link.CodeSettings;
import io.semlink.simulator.link.RandomBlocksLink;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.TransportLink;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;

/// The rows of `semlink bench phy`.
final class PhyWorkloads {
  /// Coded bits of an uncoded block: whole symbols of 1 to 6, 8 and 10 bits, and whole words.
  private static final int NUM_BITS = 24_960;

  private static final EsN0 ES_N0 = new EsN0(6);

  private PhyWorkloads() {}

  static List<Workload> all() {
    List<Workload> all = new ArrayList<>(calibration());
    all.add(bits("noise", "Ms/s", PhyWorkloads::noise));
    for (Modulation modulation : Modulation.values()) {
      all.add(bits("map " + modulation.keyword(), "Mb/s", () -> map(modulation)));
      all.add(bits("demap " + modulation.keyword(), "Mb/s", () -> demap(modulation)));
      all.add(bits("loop " + modulation.keyword(), "Mb/s", () -> loop(modulation)));
    }
    all.add(bits("crc24a", "Mb/s", PhyWorkloads::crc));
    all.add(bits("pack", "Mb/s", PhyWorkloads::pack));
    all.add(bits("unpack", "Mb/s", PhyWorkloads::unpack));
    all.add(bits("count errors", "Mb/s", PhyWorkloads::count));
    all.addAll(code(BaseGraphChoice.BG1, 384, new CodeRate(1, 3), -0.5));
    all.addAll(code(BaseGraphChoice.BG1, 384, new CodeRate(1, 2), 2));
    all.addAll(code(BaseGraphChoice.BG1, 384, new CodeRate(2, 3), 4));
    all.addAll(code(BaseGraphChoice.BG1, 384, new CodeRate(11, 12), 8));
    all.addAll(code(BaseGraphChoice.BG2, 384, new CodeRate(1, 5), -3));
    all.addAll(code(BaseGraphChoice.BG2, 384, new CodeRate(1, 2), 2));
    all.addAll(code(BaseGraphChoice.BG2, 96, new CodeRate(1, 2), 2));
    all.addAll(code(BaseGraphChoice.BG2, 52, new CodeRate(1, 2), 2));
    return all;
  }

  private static Workload bits(String name, String unit, Supplier<Runnable> task) {
    return new Workload(name, unit, NUM_BITS, task);
  }

  /// What the core itself does, whatever the code: a reader who sees these fall sees a core that
  /// was slowed or shared.
  private static List<Workload> calibration() {
    return List.of(
        new Workload("calibration multiply chain", "Mop/s", 10_000, () -> calibrate(true)),
        new Workload("calibration add chain", "Mop/s", 10_000, () -> calibrate(false)));
  }

  private static Runnable calibrate(boolean multiply) {
    long[] value = {1};
    return () -> {
      long x = value[0];
      for (int i = 0; i < 10_000; i++) {
        // The exclusive or keeps the compiler from folding several steps into one.
        x = multiply ? (x * 0x9E3779B97F4A7C15L) ^ i : (x + i) ^ 0x55;
      }
      value[0] = x;
    };
  }

  private static StreamKey key(long index) {
    return StreamKey.of(1, Purpose.CHANNEL_NOISE, index);
  }

  private static byte[] randomBits(int numBits) {
    UniformRandomProvider random = key(0).with(Purpose.RANDOM_BITS).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) (random.nextBoolean() ? 1 : 0);
    }
    return bits;
  }

  private static Runnable noise() {
    float[] values = new float[NUM_BITS];
    long[] index = {0};
    return () -> GaussianNoise.add(key(index[0]++), 1e-3f, values);
  }

  private static Runnable map(Modulation modulation) {
    byte[] bits = randomBits(NUM_BITS);
    Modem modem = new Modem(modulation);
    float[] symbols = new float[2 * modem.numSymbols(NUM_BITS)];
    return () -> modem.map(bits, symbols);
  }

  private static Runnable demap(Modulation modulation) {
    Modem modem = new Modem(modulation);
    float[] symbols = GaussianNoise.draw(key(0), 2 * modem.numSymbols(NUM_BITS));
    float[] noisePower = {0.1f};
    float[] llr = new float[NUM_BITS];
    return () -> modem.demap(symbols, noisePower, llr);
  }

  /// Random bits, mapping, noise, demapping, decision, count.
  private static Runnable loop(Modulation modulation) {
    Modem modem = new Modem(modulation);
    AwgnChannel channel = new AwgnChannel(ES_N0);
    Workspace workspace = new Workspace();
    long[] words = new long[NUM_BITS / Long.SIZE];
    byte[] bits = new byte[NUM_BITS];
    float[] llr = new float[NUM_BITS];
    long[] indexAndErrors = new long[2];
    return () -> {
      StreamKey key = key(indexAndErrors[0]++);
      UniformRandomProvider random = key.with(Purpose.RANDOM_BITS).generator();
      for (int i = 0; i < words.length; i++) {
        words[i] = random.nextLong();
      }
      Kernels.unpack(words, NUM_BITS, bits);
      channel.send(bits, modem, key, workspace, llr);
      indexAndErrors[1] += Kernels.countErrors(bits, llr);
    };
  }

  private static Runnable crc() {
    byte[] bits = randomBits(NUM_BITS);
    long[] sum = {0};
    return () -> sum[0] += Crc.CRC24A.remainder(bits, 0, NUM_BITS);
  }

  private static Runnable pack() {
    byte[] bits = randomBits(NUM_BITS);
    long[] sum = {0};
    return () -> sum[0] += BitBlock.pack(bits).bit(5);
  }

  private static Runnable unpack() {
    BitBlock block = BitBlock.pack(randomBits(NUM_BITS));
    long[] sum = {0};
    return () -> sum[0] += block.unpack()[5];
  }

  private static Runnable count() {
    byte[] bits = randomBits(NUM_BITS);
    float[] llr = GaussianNoise.draw(key(0), NUM_BITS);
    long[] errors = {0};
    return () -> errors[0] += Kernels.countErrors(bits, llr);
  }

  /// Encoder, decoder (8-bit LLRs to packed bits, 10 iterations, no early stop), the same behind
  /// floating-point LLRs, and the whole coded chain of one code over QPSK with 20 iterations and
  /// early stop; megabits are information bits.
  private static List<Workload> code(
      BaseGraphChoice graph, int liftingSize, CodeRate rate, double esN0Db) {
    CutLdpcTransport fixed = cut(graph, liftingSize, rate, decoder(10, EarlyStop.NONE));
    CutLdpcTransport code = cut(graph, liftingSize, rate, decoder(20, EarlyStop.SYNDROME));
    PackedLdpcDecoder packed = fixed.newPackedDecoder();
    String name = "%s Z%s %s/%s".formatted(graph, liftingSize, rate.k(), rate.n());
    AwgnChannel channel = new AwgnChannel(new EsN0(esN0Db));
    int numBits = code.informationBits();
    byte[] payload = randomBits(code.payloadBits());
    return List.of(
        new Workload("encode " + name, "Mb/s", numBits, () -> () -> code.encode(payload)),
        new Workload(
            "decode " + name,
            "Mb/s",
            (long) packed.groupSize() * numBits,
            () -> decode(fixed, channel, payload)),
        new Workload("chain " + name, "Mb/s", numBits, () -> chain(code, channel)));
  }

  private static CutLdpcTransport cut(
      BaseGraphChoice graph, int liftingSize, CodeRate rate, DecoderSettings decoder) {
    NrLdpcSettings settings = new NrLdpcSettings(graph, decoder);
    return (CutLdpcTransport) new CodeSettings.CutLdpc(settings, liftingSize, rate).code();
  }

  private static DecoderSettings decoder(int iterations, EarlyStop earlyStop) {
    return new DecoderSettings(
        Schedule.LAYERED, new CheckRule.OffsetMinSum(0.5), Precision.INT8, iterations, earlyStop);
  }

  private static Runnable decode(CutLdpcTransport code, AwgnChannel channel, byte[] payload) {
    PackedLdpcDecoder decoder = code.newPackedDecoder();
    byte[][] llr = new byte[decoder.groupSize()][];
    for (int block = 0; block < llr.length; block++) {
      llr[block] =
          decoder.quantise(
              channel.send(code.encode(payload), new Modem(Modulation.QPSK), key(block)));
    }
    long[][] bits = new long[llr.length][decoder.numWords()];
    return () -> decoder.decode(llr, bits);
  }

  private static Runnable chain(TransportCode code, AwgnChannel channel) {
    RandomBlocksLink link = link(code, channel, new Modem(Modulation.QPSK), 1);
    long[] index = {0};
    return () -> link.send(key(index[0]++));
  }

  private static RandomBlocksLink link(
      TransportCode code, AwgnChannel channel, Modem modem, int blocks) {
    return new RandomBlocksLink(
        new TransportLink(code, modem, channel, ReceiveMode.CODED_HARD),
        code.payloadBits(),
        blocks);
  }

  /// Frames of uncoded blocks, as a study of the link alone runs them.
  static RandomBlocksLink uncoded(int blocksPerFrame) {
    return link(
        new UncodedTransport(NUM_BITS),
        new AwgnChannel(ES_N0),
        new Modem(Modulation.QAM64),
        blocksPerFrame);
  }
}
