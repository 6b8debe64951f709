package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameFile;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FrameFileTest {
  private static final List<String> FIRST = List.of("{\"a\":1}", "{\"ä\":2}");
  private static final List<String> SECOND = List.of("{\"b\":3}");

  @TempDir private Path folder;

  @Test
  void batchesComeBackInOrderAndCanBeReadWhileTheFileGrows() throws IOException {
    Path file = folder.resolve("frames.jsonl.zst");
    try (FrameFileWriter writer = FrameFileWriter.create(file)) {
      assertThat(read(file)).isEmpty();
      writer.append(FIRST);
      assertThat(read(file)).isEqualTo(FIRST);
      writer.append(List.of());
      writer.append(SECOND);
      assertThat(read(file)).isEqualTo(both());
    }
  }

  @Test
  void anyZstdReaderReadsTheFile() throws IOException {
    Path file = twoBatches();
    try (ZstdInputStream in = new ZstdInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(String.join("\n", both()) + "\n");
    }
  }

  @Test
  void aLastBatchThatIsCutOffAnywhereIsPassedOver() throws IOException {
    Path file = folder.resolve("first.zst");
    try (FrameFileWriter writer = FrameFileWriter.create(file)) {
      writer.append(FIRST);
    }
    int first = (int) Files.size(file);
    byte[] whole = Files.readAllBytes(twoBatches());
    assertThat(whole.length).isGreaterThan(first + 10);
    for (int length = first; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(read(file)).as("%d bytes of %d", length, whole.length).isEqualTo(FIRST);
    }
  }

  @Test
  void damageIsAnErrorThatNamesTheFile() throws IOException {
    Path file = twoBatches();
    byte[] bytes = Files.readAllBytes(file);
    bytes[12] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void aBatchLargerThanTheWindowIsReadWhole() throws IOException {
    Path file = folder.resolve("large.zst");
    List<String> lines =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Integer.toHexString(i * 0x9E3779B9) + Long.toHexString(i * 7919L * i))
            .toList();
    try (FrameFileWriter writer = FrameFileWriter.create(file)) {
      writer.append(lines);
      writer.append(SECOND);
    }
    assertThat(Files.size(file)).isGreaterThan(1 << 17);
    assertThat(read(file)).hasSize(20_001).startsWith(lines.get(0)).endsWith(SECOND.get(0));
  }

  @Test
  void recordsAreReadBackEqual() throws IOException {
    Path file = folder.resolve("records.zst");
    try (FrameFileWriter writer = FrameFileWriter.create(file)) {
      writer.append(
          SampleRecords.frames("run", "point", 0, 3).stream().map(ResultJson::write).toList());
    }
    try (var records = FrameFile.records(file)) {
      assertThat(records)
          .usingRecursiveFieldByFieldElementComparator()
          .isEqualTo(SampleRecords.frames("run", "point", 0, 3));
    }
  }

  @Test
  void anExistingFileIsNeverTouched() throws IOException {
    Path file = twoBatches();
    assertThatThrownBy(() -> FrameFileWriter.create(file).close())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read(file)).isEqualTo(both());
  }

  private Path twoBatches() throws IOException {
    Path file = folder.resolve("two.zst");
    try (FrameFileWriter writer = FrameFileWriter.create(file)) {
      writer.append(FIRST);
      writer.append(SECOND);
    }
    return file;
  }

  private static List<String> both() {
    return Stream.concat(FIRST.stream(), SECOND.stream()).toList();
  }

  private static List<String> read(Path file) throws IOException {
    try (Stream<String> lines = FrameFile.lines(file)) {
      return lines.toList();
    }
  }
}
