package io.semlink.simulator.kernels;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// Bits in vectors. Comparisons of LLRs and bytes meet as words of as many bits as a vector of
/// bytes has lanes, at most 64, whatever the width of the vectors.
final class VectorBits implements BitKernel {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Byte> BYTES = Lanes.BYTES;
  private static final int STEP = BYTES.length();

  @Override
  public boolean decide(float[] llr, byte[] bits, int from, int numBits) {
    int whole = numBits - numBits % STEP;
    long zeros = 0;
    ByteVector ones = ByteVector.broadcast(BYTES, 1);
    ByteVector none = ByteVector.zero(BYTES);
    for (int i = 0; i < whole; i += STEP) {
      long negative = 0;
      for (int lane = 0; lane < STEP; lane += FLOATS.length()) {
        FloatVector values = FloatVector.fromArray(FLOATS, llr, i + lane);
        negative |= values.compare(LT, 0f).toLong() << lane;
        zeros |= values.compare(EQ, 0f).toLong();
      }
      none.blend(ones, VectorMask.fromLong(BYTES, negative)).intoArray(bits, from + i);
    }
    return ScalarBits.decide(llr, bits, from, whole, numBits) && zeros == 0;
  }

  @Override
  public long countErrors(byte[] bits, float[] llr) {
    int whole = bits.length - bits.length % STEP;
    long errors = 0;
    for (int i = 0; i < whole; i += STEP) {
      long different = ByteVector.fromArray(BYTES, bits, i).compare(NE, (byte) 0).toLong();
      for (int lane = 0; lane < STEP; lane += FLOATS.length()) {
        FloatVector values = FloatVector.fromArray(FLOATS, llr, i + lane);
        different ^= values.compare(LT, 0f).toLong() << lane;
      }
      errors += Long.bitCount(different);
    }
    return errors + ScalarBits.countErrors(bits, llr, whole);
  }

  @Override
  public void sum(byte[] columns, int[] offsets, byte[] sum, int to, int length) {
    int whole = length - length % STEP;
    for (int i = 0; i < whole; i += STEP) {
      ByteVector total = ByteVector.fromArray(BYTES, columns, offsets[0] + i);
      for (int k = 1; k < offsets.length; k++) {
        total = total.lanewise(XOR, ByteVector.fromArray(BYTES, columns, offsets[k] + i));
      }
      total.intoArray(sum, to + i);
    }
    if (whole < length) {
      VectorMask<Byte> rest = BYTES.indexInRange(whole, length);
      ByteVector total = ByteVector.zero(BYTES);
      for (int offset : offsets) {
        total = total.lanewise(XOR, ByteVector.fromArray(BYTES, columns, offset + whole, rest));
      }
      total.intoArray(sum, to + whole, rest);
    }
  }
}
