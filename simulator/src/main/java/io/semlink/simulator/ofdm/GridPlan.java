package io.semlink.simulator.ofdm;

import java.util.Arrays;

/// Where the symbols of one block stand in the grid. Immutable.
public final class GridPlan {
  private final OfdmGrid grid;
  private final int numOfdmSymbols;
  private final int[] dataElements;
  private final float[][] pilots;

  /// The plan of a block.
  ///
  /// @param grid shape of the grid
  /// @param dataSymbols complex data symbols of the block, at least 1
  public GridPlan(OfdmGrid grid, int dataSymbols) {
    if (dataSymbols < 1) {
      throw new IllegalArgumentException(
          "block is %s data symbols but must be at least 1".formatted(dataSymbols));
    }
    this.grid = grid;
    this.numOfdmSymbols = grid.numOfdmSymbols(dataSymbols);
    this.dataElements = new int[dataSymbols];
    this.pilots = pilots(grid, numOfdmSymbols);
    place();
  }

  private static float[][] pilots(OfdmGrid grid, int numOfdmSymbols) {
    if (!grid.pilots().present()) {
      return new float[0][];
    }
    int step = grid.pilots().symbolStep();
    float[][] pilots = new float[Math.ceilDiv(numOfdmSymbols, step)][];
    int count = grid.pilots().countOn(grid.numSubcarriers());
    for (int i = 0; i < pilots.length; i++) {
      pilots[i] = grid.pilots().sequence(i * step, count);
    }
    return pilots;
  }

  private void place() {
    boolean timeFirst = grid.fillOrder() == FillOrder.TIME_FIRST;
    int inner = timeFirst ? numOfdmSymbols : grid.numSubcarriers();
    int placed = 0;
    for (int i = 0; placed < dataElements.length; i++) {
      int symbol = timeFirst ? i % inner : i / inner;
      int subcarrier = timeFirst ? i / inner : i % inner;
      if (!grid.pilots().at(symbol, subcarrier)) {
        dataElements[placed++] = symbol * grid.numSubcarriers() + subcarrier;
      }
    }
  }

  /// Shape of the grid.
  public OfdmGrid grid() {
    return grid;
  }

  /// OFDM symbols of the block.
  public int numOfdmSymbols() {
    return numOfdmSymbols;
  }

  /// OFDM symbols that carry pilots.
  public int numPilotSymbols() {
    return pilots.length;
  }

  /// Resource elements of the block: OFDM symbols times subcarriers.
  public int numElements() {
    return numOfdmSymbols * grid.numSubcarriers();
  }

  /// Data symbols of the block.
  public int dataSymbols() {
    return dataElements.length;
  }

  /// Resource element (OFDM symbol * subcarriers + subcarrier) of a data symbol.
  public int dataElement(int dataSymbol) {
    return dataElements[dataSymbol];
  }

  /// Pilots of the i-th pilot symbol, I/Q interleaved, not to be modified.
  float[] pilots(int pilotSymbol) {
    return pilots[pilotSymbol];
  }

  /// Writes data and pilots; the elements left over are empty.
  ///
  /// @param symbols data, I/Q interleaved, length 2 * dataSymbols, not modified
  /// @param elements receives the grid, length 2 * numElements
  public void write(float[] symbols, float[] elements) {
    Arrays.fill(elements, 0);
    for (int i = 0; i < dataElements.length; i++) {
      elements[2 * dataElements[i]] = symbols[2 * i];
      elements[2 * dataElements[i] + 1] = symbols[2 * i + 1];
    }
    for (int i = 0; i < pilots.length; i++) {
      int row = i * grid.pilots().symbolStep() * grid.numSubcarriers();
      for (int j = 0; j < pilots[i].length / 2; j++) {
        int element = row + j * grid.pilots().subcarrierStep();
        elements[2 * element] = pilots[i][2 * j];
        elements[2 * element + 1] = pilots[i][2 * j + 1];
      }
    }
  }
}
