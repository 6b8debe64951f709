package io.semlink.simulator.coding.ldpc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// 8-bit layered offset min-sum (offset 2, messages to 31) check by check, from the definition: no
/// frames, no buffers, no lanes.
final class PlainInt8Decoder {
  private final LiftedGraph graph;
  private final List<Integer> order = new ArrayList<>();
  private final int firstExtension;
  private int[] llr = {};

  PlainInt8Decoder(LiftedGraph graph, int[] rows) {
    this.graph = graph;
    this.firstExtension = graph.baseGraph().numInformationColumns() + 4;
    for (int punctured : new int[] {1, 0, 2}) {
      for (int k = rows.length - 1; k >= 0; k--) {
        int row = rows[k];
        if (IntStream.of(graph.columns(row)).filter(c -> c < 2).count() == punctured) {
          order.add(row);
        }
      }
    }
  }

  byte[] llr() {
    byte[] bytes = new byte[llr.length];
    for (int i = 0; i < llr.length; i++) {
      bytes[i] = (byte) llr[i];
    }
    return bytes;
  }

  /// Returns whether every bit of every check is decided and every check holds.
  boolean decode(byte[] channel, int iterations) {
    llr = IntStream.range(0, channel.length).map(i -> channel[i]).toArray();
    int[][][] messages = new int[graph.baseGraph().numRows()][graph.z()][32];
    for (int iteration = 0; iteration < iterations; iteration++) {
      for (int row : order) {
        for (int check = 0; check < graph.z(); check++) {
          update(bitsOf(row, check), messages[row][check]);
        }
      }
    }
    boolean satisfied = true;
    for (int row : order) {
      for (int check = 0; check < graph.z(); check++) {
        extend(bitsOf(row, check), messages[row][check]);
        satisfied &= IntStream.of(bitsOf(row, check)).allMatch(bit -> llr[bit] != 0);
        satisfied &= IntStream.of(bitsOf(row, check)).filter(bit -> llr[bit] < 0).count() % 2 == 0;
      }
    }
    return satisfied;
  }

  private int[] bitsOf(int row, int check) {
    return IntStream.range(0, graph.columns(row).length)
        .map(e -> graph.columns(row)[e] * graph.z() + (check + graph.shifts(row)[e]) % graph.z())
        .toArray();
  }

  private boolean isExtension(int bit) {
    return bit >= firstExtension * graph.z();
  }

  private void update(int[] bits, int[] old) {
    int[] extrinsic = extrinsic(bits, old);
    for (int edge = 0; edge < bits.length; edge++) {
      if (!isExtension(bits[edge])) {
        old[edge] = message(extrinsic, edge);
        llr[bits[edge]] = saturate(extrinsic[edge] + old[edge]);
      }
    }
  }

  private void extend(int[] bits, int[] old) {
    int last = bits.length - 1;
    if (isExtension(bits[last])) {
      llr[bits[last]] = saturate(llr[bits[last]] + message(extrinsic(bits, old), last));
    }
  }

  private int[] extrinsic(int[] bits, int[] old) {
    return IntStream.range(0, bits.length).map(e -> saturate(llr[bits[e]] - old[e])).toArray();
  }

  private static int message(int[] extrinsic, int edge) {
    int least = 255;
    boolean negative = false;
    for (int other = 0; other < extrinsic.length; other++) {
      if (other != edge) {
        least = Math.min(least, Math.abs(extrinsic[other]));
        negative ^= extrinsic[other] < 0;
      }
    }
    int magnitude = Math.min(Math.max(least - 2, 0), 31);
    return negative ? -magnitude : magnitude;
  }

  private static int saturate(int value) {
    return Math.max(-128, Math.min(127, value));
  }
}
