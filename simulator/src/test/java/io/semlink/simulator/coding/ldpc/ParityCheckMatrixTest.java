package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParityCheckMatrixTest {
  /// The (7, 4) Hamming code with its checks' sum as a fourth check.
  private static final String HAMMING =
      """
      # a remark
      7 4
      4 4
      4 2 2 2 2 2 2
      4 4 4 4

      1 2 3 4
      1 2 0 0  # another
      1 3 0 0
      2 3 0 0
      1 4 0 0
      2 4 0 0
      3 4 0 0
      1 2 3 5
      1 2 4 6
      1 3 4 7
      1 5 6 7
      """;

  @TempDir Path folder;

  private ParityCheckMatrix alist(String text) throws IOException {
    return ParityCheckMatrix.read(Files.writeString(folder.resolve("code.alist"), text));
  }

  private ParityCheckMatrix qc(String text) throws IOException {
    return ParityCheckMatrix.read(Files.writeString(folder.resolve("code.qc"), text));
  }

  @ParameterizedTest
  @CsvSource({"WIFI_540_648.alist, 648, 540, 108", "WIMAX_288_576.alist, 576, 288, 288"})
  void standardMatricesAreSystematicInFront(String name, int n, int k, int numChecks) {
    ParityCheckMatrix matrix = ParityCheckMatrix.read(SharedData.file("ldpc-matrices/" + name));
    assertThat(matrix.codedBits()).isEqualTo(n);
    assertThat(matrix.informationBits()).isEqualTo(k);
    assertThat(matrix.numChecks()).isEqualTo(numChecks);
    assertThat(matrix.rank()).isEqualTo(numChecks);
    assertThat(matrix.systematicPositions()).isEqualTo(IntStream.range(0, k).toArray());
    assertEncodes(matrix);
  }

  private static void assertEncodes(ParityCheckMatrix matrix) {
    LdpcTransport code = new LdpcTransport(matrix, DecoderSettings.DEFAULT);
    for (int word = 0; word < 20; word++) {
      byte[] payload = RandomWords.bits(code.payloadBits(), word);
      byte[] codeword = code.encode(payload);
      assertThat(codeword).hasSize(code.codedBits());
      assertThat(failedChecks(matrix.graph(), codeword)).isZero();
      int[] places = code.systematicPositions();
      for (int i = 0; i < places.length; i++) {
        assertThat(codeword[places[i]]).isEqualTo(payload[i]);
      }
      var decoded = code.newDecoder().decode(RandomWords.noiseFree(codeword));
      assertThat(decoded.accepted()).isTrue();
      assertThat(decoded.payload()).isEqualTo(payload);
      codeword[places[0]] ^= 1;
      assertThat(failedChecks(matrix.graph(), codeword)).isPositive();
    }
  }

  private static int failedChecks(TannerGraph graph, byte[] codeword) {
    int failed = 0;
    for (int check = 0; check < graph.numChecks(); check++) {
      int parity = 0;
      for (int edge = graph.starts()[check]; edge < graph.starts()[check + 1]; edge++) {
        parity ^= codeword[graph.bits()[edge]];
      }
      failed += parity;
    }
    return failed;
  }

  @Test
  void dependentChecksDoNotCount() throws IOException {
    ParityCheckMatrix matrix = alist(HAMMING);
    assertThat(matrix.numChecks()).isEqualTo(4);
    assertThat(matrix.rank()).isEqualTo(3);
    assertThat(matrix.informationBits()).isEqualTo(4);
    assertEncodes(matrix);
  }

  /// Of all 128 words exactly the 16 encoded ones satisfy the checks.
  @Test
  void codewordsAreAllWordsThatSatisfyTheChecks() throws IOException {
    ParityCheckMatrix matrix = alist(HAMMING);
    long satisfying =
        IntStream.range(0, 128)
            .filter(word -> failedChecks(matrix.graph(), digits(word, 7)) == 0)
            .count();
    long encoded =
        IntStream.range(0, 16)
            .mapToObj(word -> Arrays.toString(matrix.systematic().encode(digits(word, 4))))
            .distinct()
            .count();
    assertThat(satisfying).isEqualTo(16);
    assertThat(encoded).isEqualTo(16);
  }

  private static byte[] digits(int word, int count) {
    byte[] digits = new byte[count];
    for (int i = 0; i < count; i++) {
      digits[i] = (byte) (word >> i & 1);
    }
    return digits;
  }

  /// The last two columns are equal, so one of them must become information.
  @Test
  void informationPlacesGiveWayWhereColumnsDepend() throws IOException {
    ParityCheckMatrix matrix = alist("4 2\n2 3\n1 1 1 1\n1 3\n1\n2\n2\n2\n1\n2 3 4\n");
    assertThat(matrix.systematicPositions()).containsExactly(1, 2);
    assertEncodes(matrix);
  }

  /// Unpadded, unsorted, weights over several lines, checks before columns.
  @Test
  void otherWaysOfWritingTheSameMatrixAreEqual() throws IOException {
    String other =
        """
        7 4
        4 4
        4 2 2 2
        2 2
        2
        4 4 4 4
        5 3 2 1
        1 2 4 6
        7 4 1 3
        1 5 6 7
        4 1 2 3
        2 1
        1 3
        2 3
        1 4
        2 4
        4 3
        """;
    ParityCheckMatrix first = alist(HAMMING);
    assertThat(alist(other)).isEqualTo(first).hasSameHashCodeAs(first);
  }

  @ParameterizedTest
  @CsvSource({"BG1, 2, 46", "BG2, 15, 42", "BG2, 36, 12"})
  void quasiCyclicFileOfABaseGraphIsTheLiftedGraph(BaseGraph baseGraph, int z, int numRows)
      throws IOException {
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(z));
    int numColumns = baseGraph.numColumns();
    StringBuilder text = new StringBuilder("%d %d %d%n%n".formatted(numColumns, numRows, z));
    for (int row = 0; row < numRows; row++) {
      int[] shifts = new int[numColumns];
      Arrays.fill(shifts, -1);
      for (int edge = 0; edge < graph.columns(row).length; edge++) {
        shifts[graph.columns(row)[edge]] = graph.shifts(row)[edge];
      }
      for (int shift : shifts) {
        text.append(shift).append('\t');
      }
      text.append('\n');
    }
    ParityCheckMatrix matrix = qc(text.toString());
    int[] rows = IntStream.range(0, numRows).toArray();
    assertThat(matrix.graph()).isEqualTo(TannerGraph.of(graph, rows));
    assertThat(matrix.rank()).isEqualTo(numRows * z);
    byte[] information = RandomWords.bits(graph.numInformationBits(), z);
    byte[] codeword =
        Arrays.copyOf(new NrLdpcEncoder(graph, numRows).encode(information), numColumns * z);
    assertThat(failedChecks(matrix.graph(), codeword)).isZero();
    if (numRows == baseGraph.numRows()) {
      assertThat(matrix.systematic().encode(information)).isEqualTo(codeword);
    }
  }

  /// What replaces what in the good file, and what the error must name.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "7 4; 7; :2: sizes \"columns checks\": 1 values but there must be 2",
        "7 4; 0 4; :2: columns is 0 but must lie in 1..1048576",
        "7 4; 7 four; :2: \"four\" is not a whole number",
        "4 4\\n4 2; 5 4\\n4 2; :3: largest weight of a column is 5 but must lie in 1..4",
        "4 2 2 2 2 2 2; 4 2 2 2 2 2 5; :4: weight of column 7 is 5 but must lie in 0..4",
        "4 2 2 2 2 2 2; 4 2 2 2 2 2 2 2; :4: there are more than 7 weights of columns",
        "1 2 0 0; 1 5 0 0; :8: entry of column 2 is 5 but must lie in 1..4",
        "1 2 0 0; -1 2 0 0; :8: entry of column 2 is -1 but must lie in 1..4",
        "1 2 0 0; 1 0 0 0; :8: column 2 has 1 entries but its weight is 2",
        "1 2 0 0; 2 2 0 0; :8: column 2 has entry 2 twice",
        "1 2 0 0; 1 3 0 0; check 2 lists column 2, whose own line does not list the check",
        "1 5 6 7; 1 5 6 7\\n1; :18: nothing may follow the matrix",
        "1 3 4 7\\n1 5 6 7\\n; 1 3 4 7\\n; ends after line 16, before check 4"
      })
  void malformedAlistFilesAreNamed(String good, String bad, String message) {
    String from = good.replace("\\n", "\n");
    assertThat(HAMMING).contains(from);
    String text = HAMMING.replace(from, bad.replace("\\n", "\n"));
    assertThatThrownBy(() -> alist(text))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining("code.alist")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3 1; :1: sizes \"columns rows Z\": 2 values but there must be 3",
        "3 1 0\\n0 1 2; :1: expansion factor Z is 0 but must lie in 1..1048576",
        "3 1 4\\n0 1; :2: row 1 of 1: 2 values but there must be 3",
        "3 1 4\\n0 1 4; :2: shift is 4 but must lie in -1..3",
        "3 1 4\\n0 1 -2; :2: shift is -2 but must lie in -1..3",
        "3 2 4\\n0 1 3; ends after line 2, before row 2 of 2",
        "3 1 4\\n0 1 3\\n1 1 1; :3: nothing may follow the matrix",
        "1 1 4\\n0; matrix of 4 bits has rank 4 and leaves no information bit"
      })
  void malformedQuasiCyclicFilesAreNamed(String text, String message) {
    assertThatThrownBy(() -> qc(text.replace("\\n", "\n")))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining("code.qc")
        .hasMessageContaining(message);
  }

  /// A few bytes can claim any size; what is claimed is refused before memory is taken for it.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "alist; 1000000000 1000000000; :1: columns is 1000000000 but must lie in 1..1048576",
        "alist; 1048576 1048576; :1: 1048576 bits times 1048576 checks are 1099511627776 cells",
        "alist; 40000 40000; ends after line 1, before the largest weights",
        "qc; 1 1 1000000\\n0; :1: 1000000 bits times 1000000 checks are 1000000000000 cells",
        "qc; 1000000 1000000 1000000; :1: columns is 1000000 but must lie in 1..1",
        "qc; 2000 1000 32\\n0; ends after line 2, before row 1000 of 1000",
        "qc; 1 1 0x10\\n0; :1: \"0x10\" is not a whole number"
      })
  void claimsOfAHeaderTakeNoMemory(String form, String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("code." + form), text.replace("\\n", "\n"));
    assertThatThrownBy(() -> ParityCheckMatrix.read(file))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message);
  }

  @Test
  void aNumberOfAMillionDigitsMakesAShortMessage() {
    assertThatThrownBy(() -> alist("7 4\n" + "1".repeat(1_000_000)))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining("code.alist:2: \"111")
        .hasMessageEndingWith("...\" is not a whole number of 64 bits")
        .message()
        .hasSizeLessThan(400);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheMatrix() throws IOException {
    assertThat(alist("\uFEFF" + HAMMING.substring("# a remark\n".length()).replace("\n", "\r\n")))
        .isEqualTo(alist(HAMMING));
    assertThat(qc("\uFEFF3 1 4\r\n0 1 3\r\n")).isEqualTo(qc("3 1 4\n0 1 3\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n\n"})
  void emptyFilesAreNamed(String text) {
    assertThatThrownBy(() -> alist(text))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining("ends after line 0, before the sizes");
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> ParityCheckMatrix.read(folder.resolve("none.alist")))
        .isInstanceOf(BadMatrixException.class)
        .hasMessageContaining("none.alist cannot be read");
  }
}
