package io.semlink.simulator.kernels;

/// The plain provider: lane after lane, as the definition reads. The oracle of the other one.
public final class ScalarMinSumKernel implements MinSumKernel {
  @Override
  public void update(byte[] arena, MinSumLayer layer, int offset) {
    for (int lane = 0; lane < layer.chunks() * LANES; lane++) {
      updateLane(arena, layer, lane, offset);
    }
    for (int target : layer.targets()) {
      System.arraycopy(arena, target, arena, target + layer.period(), LANES);
    }
  }

  private static void updateLane(byte[] arena, MinSumLayer layer, int lane, int offset) {
    int least = 255;
    int second = 255;
    int signs = 0;
    if (layer.constant() >= 0) {
      signs = arena[layer.constant() + lane];
      least = Math.abs(signs);
    }
    for (int edge = 0; edge < layer.degree(); edge++) {
      int extrinsic = extrinsic(arena, layer, edge, lane);
      int magnitude = Math.abs(extrinsic);
      second = Math.min(second, Math.max(least, magnitude));
      least = Math.min(least, magnitude);
      signs ^= extrinsic;
    }
    if (layer.parity() >= 0) {
      arena[layer.parity() + lane] |= (byte) signs;
    }
    for (int edge = 0; edge < layer.degree(); edge++) {
      int extrinsic = extrinsic(arena, layer, edge, lane);
      int magnitude = lessen(Math.abs(extrinsic) == least ? second : least, offset);
      int message = (signs ^ extrinsic) < 0 ? -magnitude : magnitude;
      arena[messagePlace(layer, edge, lane)] = (byte) message;
      arena[layer.targets()[edge] + lane] = saturate(extrinsic + message);
    }
  }

  @Override
  public void check(byte[] arena, MinSumLayer layer, int offset) {
    for (int lane = 0; lane < layer.chunks() * LANES; lane++) {
      int signs = 0;
      boolean decided = true;
      for (int edge = 0; edge < layer.degree(); edge++) {
        byte llr = arena[source(layer, edge, lane)];
        signs ^= llr;
        decided &= llr != 0;
      }
      if (layer.constant() >= 0) {
        byte llr = extend(arena, layer, lane, offset);
        signs ^= llr;
        decided &= llr != 0;
      }
      arena[layer.parity() + lane] |= (byte) (decided ? signs : -1);
    }
  }

  /// Makes the a-posteriori LLR of the constant edge.
  private static byte extend(byte[] arena, MinSumLayer layer, int lane, int offset) {
    int least = 255;
    int signs = 0;
    for (int edge = 0; edge < layer.degree(); edge++) {
      int extrinsic = extrinsic(arena, layer, edge, lane);
      least = Math.min(least, Math.abs(extrinsic));
      signs ^= extrinsic;
    }
    int magnitude = lessen(least, offset);
    byte llr = saturate(arena[layer.constant() + lane] + (signs < 0 ? -magnitude : magnitude));
    arena[layer.targets()[0] + lane] = llr;
    return llr;
  }

  private static int extrinsic(byte[] arena, MinSumLayer layer, int edge, int lane) {
    return saturate(arena[source(layer, edge, lane)] - arena[messagePlace(layer, edge, lane)]);
  }

  private static int source(MinSumLayer layer, int edge, int lane) {
    return layer.sources()[lane / LANES * layer.degree() + edge] + lane % LANES;
  }

  private static int messagePlace(MinSumLayer layer, int edge, int lane) {
    return layer.messages() + (lane / LANES * layer.degree() + edge) * LANES + lane % LANES;
  }

  private static int lessen(int magnitude, int offset) {
    return Math.min(Math.max(magnitude - offset, 0), MAX_MESSAGE);
  }

  private static byte saturate(int value) {
    return (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, value));
  }

  @Override
  public long signs(byte[] arena, int from) {
    long signs = 0;
    for (int lane = 0; lane < LANES; lane++) {
      signs |= (arena[from + lane] < 0 ? 1L : 0L) << lane;
    }
    return signs;
  }
}
