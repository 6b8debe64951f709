package io.semlink.simulator.coding.ldpc;

import java.nio.file.Path;
import java.util.Locale;

/// A binary parity-check matrix H of m checks and n bits; its code has k = n - rank(H) information
/// bits. Immutable; equal if the ones are equal.
public final class ParityCheckMatrix {
  private final TannerGraph graph;
  private final SystematicForm systematic;

  private ParityCheckMatrix(TannerGraph graph, SystematicForm systematic) {
    this.graph = graph;
    this.systematic = systematic;
  }

  static ParityCheckMatrix of(TannerGraph graph) {
    SystematicForm systematic = SystematicForm.of(graph);
    if (systematic.information().length == 0) {
      throw new IllegalArgumentException(
          "matrix of %s bits has rank %s and leaves no information bit"
              .formatted(graph.numBits(), systematic.rank()));
    }
    return new ParityCheckMatrix(graph, systematic);
  }

  /// Reads a matrix: the quasi-cyclic form if the file's name ends in .qc, else alist.
  ///
  /// @throws BadMatrixException if the file cannot be read, contradicts itself or describes a code
  ///   without information
  public static ParityCheckMatrix read(Path file) {
    return read(file, MatrixLines.read(file));
  }

  /// Reads a matrix that was a file once.
  ///
  /// @param name its name, which tells the form as in {@link #read(Path)}
  /// @param content its text
  /// @throws BadMatrixException as {@link #read(Path)}
  public static ParityCheckMatrix parse(String name, String content) {
    Path file = Path.of(name);
    return read(file, MatrixLines.of(file, content));
  }

  private static ParityCheckMatrix read(Path file, MatrixLines lines) {
    boolean quasiCyclic = file.toString().toLowerCase(Locale.ROOT).endsWith(".qc");
    TannerGraph graph = quasiCyclic ? QcFile.parse(lines) : AlistFile.parse(lines);
    try {
      return of(graph);
    } catch (IllegalArgumentException e) {
      throw new BadMatrixException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /// Bits of a codeword, n.
  public int codedBits() {
    return graph.numBits();
  }

  /// Information bits, k = n - rank(H).
  public int informationBits() {
    return systematic.information().length;
  }

  /// Rows of the matrix, m, dependent ones included.
  public int numChecks() {
    return graph.numChecks();
  }

  /// Rank of the matrix, at most m.
  public int rank() {
    return systematic.rank();
  }

  /// Places in the codeword of the information bits in order, ascending, in a new array of k: 0 to
  /// k - 1 wherever the last columns are independent, as in most standards.
  public int[] systematicPositions() {
    return systematic.information().clone();
  }

  TannerGraph graph() {
    return graph;
  }

  SystematicForm systematic() {
    return systematic;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ParityCheckMatrix other && graph.equals(other.graph);
  }

  @Override
  public int hashCode() {
    return graph.hashCode();
  }

  @Override
  public String toString() {
    return "ParityCheckMatrix[n = %s, k = %s]".formatted(codedBits(), informationBits());
  }
}
