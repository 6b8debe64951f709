package io.semlink.simulator.coding.ldpc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Which bits of a code are information and how the others follow from them: the reduced echelon
/// form of the parity-check matrix, by Gaussian elimination from the last column to the first, so
/// that the first columns are information wherever the matrix allows. Immutable.
///
/// Dependent rows vanish: k = n - rank.
final class SystematicForm {
  private final int[] information;
  private final int[] parity;

  /// Of each parity bit, the information bits that add up to it, packed 64 to a word.
  private final long[][] sums;

  private SystematicForm(int[] information, int[] parity, long[][] sums) {
    this.information = information;
    this.parity = parity;
    this.sums = sums;
  }

  static SystematicForm of(TannerGraph graph) {
    long[][] rows = dense(graph);
    BitSet pivots = new BitSet(graph.numBits());
    List<Integer> parity = new ArrayList<>();
    for (int column = graph.numBits() - 1; column >= 0 && parity.size() < rows.length; column--) {
      if (eliminate(rows, parity.size(), column)) {
        parity.add(column);
        pivots.set(column);
      }
    }
    int[] information = places(pivots, graph.numBits() - parity.size());
    int[] places = parity.stream().mapToInt(Integer::intValue).toArray();
    return new SystematicForm(information, places, sums(rows, parity.size(), information));
  }

  /// The first places that are no pivots.
  private static int[] places(BitSet pivots, int count) {
    int[] places = new int[count];
    int place = pivots.nextClearBit(0);
    for (int i = 0; i < count; i++) {
      places[i] = place;
      place = pivots.nextClearBit(place + 1);
    }
    return places;
  }

  private static long[][] sums(long[][] rows, int rank, int[] information) {
    long[][] sums = new long[rank][(information.length + 63) / 64];
    for (int row = 0; row < rank; row++) {
      for (int i = 0; i < information.length; i++) {
        sums[row][i >>> 6] |= (long) bit(rows[row], information[i]) << i;
      }
    }
    return sums;
  }

  private static long[][] dense(TannerGraph graph) {
    long[][] rows = new long[graph.numChecks()][(graph.numBits() + 63) / 64];
    for (int check = 0; check < rows.length; check++) {
      for (int edge = graph.starts()[check]; edge < graph.starts()[check + 1]; edge++) {
        int bit = graph.bits()[edge];
        rows[check][bit >>> 6] ^= 1L << bit;
      }
    }
    return rows;
  }

  /// Makes a column the unit vector of a row.
  ///
  /// @param rows the matrix; rows above are done
  /// @param done the row that is to keep the column's one
  /// @return false if no row from there on has the column
  private static boolean eliminate(long[][] rows, int done, int column) {
    int found = done;
    while (found < rows.length && bit(rows[found], column) == 0) {
      found++;
    }
    if (found == rows.length) {
      return false;
    }
    long[] pivot = rows[found];
    rows[found] = rows[done];
    rows[done] = pivot;
    for (int row = 0; row < rows.length; row++) {
      if (row != done && bit(rows[row], column) == 1) {
        for (int word = 0; word < pivot.length; word++) {
          rows[row][word] ^= pivot[word];
        }
      }
    }
    return true;
  }

  private static int bit(long[] words, int index) {
    return (int) (words[index >>> 6] >>> index) & 1;
  }

  /// Places of the information bits, ascending; not to be modified.
  int[] information() {
    return information;
  }

  /// Rank of the matrix: the number of parity bits.
  int rank() {
    return parity.length;
  }

  /// Encodes.
  ///
  /// @param payload one bit for each information place
  /// @return the codeword, a new array
  byte[] encode(byte[] payload) {
    byte[] codeword = new byte[information.length + parity.length];
    long[] words = new long[(information.length + 63) / 64];
    for (int i = 0; i < information.length; i++) {
      codeword[information[i]] = payload[i];
      words[i >>> 6] |= (long) (payload[i] & 1) << i;
    }
    for (int row = 0; row < parity.length; row++) {
      long sum = 0;
      for (int word = 0; word < words.length; word++) {
        sum ^= sums[row][word] & words[word];
      }
      codeword[parity[row]] = (byte) (Long.bitCount(sum) & 1);
    }
    return codeword;
  }
}
