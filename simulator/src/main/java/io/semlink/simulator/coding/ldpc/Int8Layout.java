package io.semlink.simulator.coding.ldpc;

import io.semlink.simulator.kernels.MinSumKernel;
import io.semlink.simulator.kernels.MinSumLayer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Where the 8-bit decoder keeps what in its arena of bytes, worked out once for a code.
///
/// F frames are interleaved lane by lane: bit i of frame f is lane i F + f of its column, and a
/// shift s becomes s F, so that F frames are one code of lifting size Z F. A column is kept in the
/// frame of the row that used it last, and in two buffers that take turns, so that a row reads one
/// and writes the other. As the order of the rows is fixed, all places are constants; those of odd
/// and even iterations differ by the buffers of columns with an odd number of edges.
///
/// A parity column of one edge is constant during decoding: it is kept in its row's frame and gets
/// no messages; its a-posteriori LLR is made by the check.
///
/// Rows are ordered by how many punctured columns they use, one, none, two, each class backwards: a
/// row with two sends nothing but zeros in the first iteration. Differs from natural order, which
/// needs one or two iterations more.
final class Int8Layout {
  /// Arrays begin 16 bytes behind an address that is a multiple of 64, if they are large.
  private static final int ALIGNMENT = 48;

  private static final int LANES = MinSumKernel.LANES;

  /// Where a column is kept.
  ///
  /// @param place index of the first of its buffers
  /// @param turn lanes by which it is turned between iterations
  /// @param numEdges edges with a message; 0 if the column is constant
  record Column(int place, int turn, int numEdges) {}

  private final LiftedGraph graph;
  private final int frames;
  private final int period;
  private final int[] order;
  private final Column[] columns;
  private final MinSumLayer[][] updates = new MinSumLayer[2][];
  private final MinSumLayer[][] checks = new MinSumLayer[2][];
  private final int stride;
  private final int parity;
  private final int messages;
  private final int length;
  private final boolean[] used;

  /// @param rows base rows to use
  /// @param frames F, a power of two
  Int8Layout(LiftedGraph graph, int[] rows, int frames) {
    this.graph = graph;
    this.frames = frames;
    this.period = graph.z() * frames;
    this.order = order(graph.baseGraph(), rows);
    this.stride = chunks() * LANES + 2 * LANES;
    this.columns = new Column[graph.baseGraph().numColumns()];
    this.used = new boolean[columns.length];
    this.parity = placeColumns(ALIGNMENT);
    this.messages = parity + chunks() * LANES;
    int numEdges = Arrays.stream(columns).mapToInt(Column::numEdges).sum();
    this.length = messages + numEdges * chunks() * LANES;
    int[] sides = new int[columns.length];
    for (int iteration = 0; iteration < 2; iteration++) {
      updates[iteration] = updateLayers(sides);
      checks[iteration] = checkLayers(sides);
    }
  }

  private static int[] order(BaseGraph baseGraph, int[] rows) {
    return Arrays.stream(rows)
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer row) -> rank(baseGraph.columns(row)))
                .thenComparing(Comparator.reverseOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static int rank(int[] edges) {
    long punctured = Arrays.stream(edges).filter(c -> c < BaseGraph.NUM_PUNCTURED_COLUMNS).count();
    return punctured == 1 ? 0 : punctured == 0 ? 1 : 2;
  }

  /// @return the place behind the columns
  private int placeColumns(int from) {
    int[] numEdges = new int[columns.length];
    int[] turns = new int[columns.length];
    for (int row : order) {
      for (int edge = 0; edge < graph.columns(row).length; edge++) {
        numEdges[graph.columns(row)[edge]]++;
        turns[graph.columns(row)[edge]] = graph.shifts(row)[edge] * frames;
      }
    }
    int next = from;
    for (int column = 0; column < columns.length; column++) {
      used[column] = numEdges[column] > 0;
      boolean constant = isExtension(column);
      columns[column] = new Column(next, turns[column], constant ? 0 : numEdges[column]);
      next += used[column] ? 2 * stride : 0;
    }
    return next;
  }

  private boolean isExtension(int column) {
    return column >= graph.baseGraph().numInformationColumns() + BaseGraph.NUM_CORE_ROWS;
  }

  private MinSumLayer[] updateLayers(int[] sides) {
    int[] turns = Arrays.stream(columns).mapToInt(Column::turn).toArray();
    MinSumLayer[] layers = new MinSumLayer[order.length];
    int from = messages;
    for (int k = 0; k < order.length; k++) {
      int[] edges = messageEdges(order[k]);
      int[] sources = sources(order[k], edges, turns, sides);
      int[] targets = new int[edges.length];
      for (int edge = 0; edge < edges.length; edge++) {
        int column = graph.columns(order[k])[edges[edge]];
        sides[column] ^= 1;
        turns[column] = graph.shifts(order[k])[edges[edge]] * frames;
        targets[edge] = buffer(column, sides[column]);
      }
      int constant = constant(order[k]);
      layers[k] = layer(sources, targets, from, constant, constant < 0 ? parity : -1);
      from += sources.length * LANES;
    }
    return layers;
  }

  private MinSumLayer[] checkLayers(int[] sides) {
    int[] turns = Arrays.stream(columns).mapToInt(Column::turn).toArray();
    MinSumLayer[] layers = new MinSumLayer[order.length];
    int from = messages;
    for (int k = 0; k < order.length; k++) {
      int[] edges = messageEdges(order[k]);
      int[] sources = sources(order[k], edges, turns, sides);
      int constant = constant(order[k]);
      int[] targets = {constant + stride};
      layers[k] = layer(sources, targets, from, constant, parity);
      from += sources.length * LANES;
    }
    return layers;
  }

  private MinSumLayer layer(int[] sources, int[] targets, int from, int constant, int parityPlace) {
    int degree = sources.length / chunks();
    return new MinSumLayer(degree, chunks(), sources, targets, period, from, constant, parityPlace);
  }

  /// Indices of a row's edges that have messages.
  private int[] messageEdges(int row) {
    int[] edges = graph.columns(row);
    return IntStream.range(0, edges.length).filter(edge -> !isExtension(edges[edge])).toArray();
  }

  private int constant(int row) {
    int[] edges = graph.columns(row);
    int last = edges[edges.length - 1];
    return isExtension(last) ? columns[last].place() : -1;
  }

  private int[] sources(int row, int[] edges, int[] turns, int[] sides) {
    int[] sources = new int[chunks() * edges.length];
    for (int i = 0; i < sources.length; i++) {
      int edge = edges[i % edges.length];
      int column = graph.columns(row)[edge];
      int lane = i / edges.length * LANES + graph.shifts(row)[edge] * frames - turns[column];
      sources[i] = buffer(column, sides[column]) + Math.floorMod(lane, period);
    }
    return sources;
  }

  /// Where one of a column's buffers begins.
  private int buffer(int column, int side) {
    return columns[column].place() + side * stride;
  }

  /// Where a column's LLRs begin after a number of iterations.
  int placeAfter(int column, int iterations) {
    boolean constant = columns[column].numEdges() == 0;
    int side = constant ? (iterations == 0 ? 0 : 1) : columns[column].numEdges() * iterations % 2;
    return buffer(column, side);
  }

  /// Lanes by which a column is turned between iterations.
  int turn(int column) {
    return columns[column].turn();
  }

  /// Whether a row in use has an edge to a column.
  boolean isUsed(int column) {
    return used[column];
  }

  /// Layers of an iteration, counted from 1, in order.
  MinSumLayer[] updates(int iteration) {
    return updates[(iteration - 1) % 2];
  }

  /// Layers to check after an iteration, counted from 1.
  MinSumLayer[] checks(int iteration) {
    return checks[(iteration - 1) % 2];
  }

  /// F.
  int frames() {
    return frames;
  }

  /// Z F.
  int period() {
    return period;
  }

  /// Chunks of lanes of a column.
  int chunks() {
    return Math.ceilDiv(period, LANES);
  }

  /// Index of the first lane of the failed checks.
  int parity() {
    return parity;
  }

  /// Index of the first message; messages fill the arena's end.
  int messages() {
    return messages;
  }

  /// Length of the arena.
  int length() {
    return length;
  }
}
