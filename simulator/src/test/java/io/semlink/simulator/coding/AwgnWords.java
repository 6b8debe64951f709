package io.semlink.simulator.coding;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.Decibels;
import java.util.Arrays;

/// Keyed words over antipodal signalling in white Gaussian noise, for the tests of channel codes.
public final class AwgnWords {
  private static final long SEED = 38212;

  private AwgnWords() {}

  /// Errors of a number of words.
  public record Errors(ErrorCounts bits, ErrorCounts blocks) {}

  public static byte[] bits(int numBits, long frameIndex) {
    var generator = StreamKey.of(SEED, Purpose.RANDOM_BITS, frameIndex).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) generator.nextInt(2);
    }
    return bits;
  }

  /// LLRs of +1 for 0 and -1 for 1 in real noise: 2 y / variance.
  public static float[] llr(byte[] coded, double variance, long frameIndex) {
    float[] noise =
        GaussianNoise.draw(StreamKey.of(SEED, Purpose.CHANNEL_NOISE, frameIndex), coded.length);
    double deviation = Math.sqrt(variance);
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = (float) (2 / variance * (1 - 2 * coded[i] + deviation * noise[i]));
    }
    return llr;
  }

  /// LLRs that are right without doubt, +-8.
  public static float[] noiseFree(byte[] coded) {
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = 8 - 16 * coded[i];
    }
    return llr;
  }

  /// Sends words; Eb counts payload bits alone, as the published curves do.
  public static Errors simulate(TransportCode code, double ebN0Db, int numWords) {
    double rate = (double) code.payloadBits() / code.codedBits();
    double variance = 1 / (2 * rate * Decibels.toLinear(ebN0Db));
    TransportDecoder decoder = code.newDecoder();
    long wrongBits = 0;
    long wrongBlocks = 0;
    for (int word = 0; word < numWords; word++) {
      byte[] payload = bits(code.payloadBits(), word);
      byte[] decoded = decoder.decode(llr(code.encode(payload), variance, word)).payload();
      int wrong = distance(payload, decoded);
      wrongBits += wrong;
      wrongBlocks += wrong > 0 ? 1 : 0;
    }
    return new Errors(
        new ErrorCounts(wrongBits, (long) numWords * code.payloadBits()),
        new ErrorCounts(wrongBlocks, numWords));
  }

  public static int distance(byte[] a, byte[] b) {
    if (Arrays.equals(a, b)) {
      return 0;
    }
    int distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance += a[i] ^ b[i];
    }
    return distance;
  }
}
