package io.semlink.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdInputStream;
import io.semlink.simulator.results.AlertRecord;
import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {
  private static final List<String> FIRST = List.of("{\"a\":1}", "{\"ä\":2}");
  private static final List<String> SECOND = List.of("{\"b\":3}");
  private static final Note NOTE =
      Note.of(
          new AlertRecord(
              "run",
              7,
              AlertRecord.Kind.STALL,
              "nothing for a minute",
              "2026-11-21T00:00:00Z",
              null));

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve(JournalFiles.FIRST);
  }

  @Test
  void entriesComeBackInOrderAndCanBeReadWhileTheFileGrows() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file, JournalWriter.MAX_FILE_BYTES, "id");
        JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      assertThat(read()).isEmpty();
      assertThat(next(reader).note()).isEqualTo(Note.journal("id"));
      assertThat(reader.next()).isEmpty();
      writer.append(FIRST, NOTE);
      assertThat(read()).isEqualTo(FIRST);
      writer.append(List.of(), NOTE);
      writer.append(SECOND, Note.journal("other"));
      assertThat(read()).isEqualTo(both());
      assertThat(next(reader))
          .extracting(JournalEntry::frames, JournalEntry::note)
          .containsExactly(FIRST, NOTE);
      assertThat(next(reader))
          .extracting(JournalEntry::frames, JournalEntry::note)
          .containsExactly(List.of(), NOTE);
      assertThat(next(reader).frames()).isEqualTo(SECOND);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.position()).isEqualTo(new JournalPosition(1, Files.size(file)));
    }
  }

  @Test
  void anyZstdReaderSeesTheLines() throws IOException {
    twoEntries();
    try (ZstdInputStream in = new ZstdInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(String.join("\n", both()) + "\n");
    }
  }

  @Test
  void aLastEntryThatIsCutOffAnywhereIsPassedOverAndCutAway() throws IOException {
    JournalPosition first = twoEntries();
    byte[] whole = Files.readAllBytes(file);
    assertThat(whole.length).isGreaterThan((int) first.offset() + 10);
    for (int length = (int) first.offset(); length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(lastWhole()).as("%d bytes of %d", length, whole.length).isEqualTo(first);
      try (JournalWriter writer = JournalWriter.resume(file, JournalWriter.MAX_FILE_BYTES, first)) {
        writer.append(List.of("{\"again\":1}"), NOTE);
      }
      assertThat(read()).containsExactly("{\"a\":1}", "{\"ä\":2}", "{\"again\":1}");
    }
  }

  @Test
  void damageIsAnErrorThatNamesTheFile() throws IOException {
    twoEntries();
    byte[] bytes = Files.readAllBytes(file);
    for (int damaged : List.of(20, bytes.length - 8)) {
      byte[] other = bytes.clone();
      other[damaged] ^= 1;
      Files.write(file, other);
      assertThatThrownBy(this::lastWhole)
          .as("byte %d of %d", damaged, bytes.length)
          .isInstanceOf(BadRunException.class)
          .hasMessageContaining(file.toString());
    }
  }

  /// Seventeen bytes of a zstd frame can claim a gigabyte.
  @Test
  void aClaimThatNoFrameCanKeepTakesNoMemory() throws IOException {
    ByteBuffer frame =
        ByteBuffer.allocate(17)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xFD2FB528)
            .put((byte) 0xE0)
            .putLong(1 << 30);
    // The last block, one byte as it stands.
    frame.put(new byte[] {9, 0, 0, 'x'});
    Files.write(file, frame.array());
    assertThatThrownBy(this::lastWhole)
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining(file + ", byte 0: 17 bytes claim to hold 1073741824");
  }

  @Test
  void anEntryLargerThanTheWindowIsReadWhole() throws IOException {
    List<String> lines =
        IntStream.range(0, 20_000)
            .mapToObj(i -> Integer.toHexString(i * 0x9E3779B9) + Long.toHexString(i * 7919L * i))
            .toList();
    try (JournalWriter writer = JournalWriter.create(file, JournalWriter.MAX_FILE_BYTES, "id")) {
      writer.append(lines, NOTE);
      writer.append(SECOND, NOTE);
    }
    assertThat(Files.size(file)).isGreaterThan(1 << 17);
    assertThat(read()).hasSize(20_001).startsWith(lines.get(0)).endsWith(SECOND.get(0));
  }

  @Test
  void aFullFileIsContinuedInTheNextOne() throws IOException {
    JournalPosition end = JournalPosition.START;
    List<String> all = new ArrayList<>();
    for (int process = 0; process < 3; process++) {
      try (JournalWriter writer =
          process == 0
              ? JournalWriter.create(file, 200, "id")
              : JournalWriter.resume(file, 200, end)) {
        for (int i = 0; i < 4; i++) {
          List<String> lines = List.of("{\"process\":%d,\"line\":%d}".formatted(process, i));
          writer.append(lines, NOTE);
          all.addAll(lines);
        }
      }
      end = lastWhole();
    }
    assertThat(end.file()).isGreaterThan(3);
    assertThat(read()).isEqualTo(all);
    assertThat(folder.resolve("frames-2.jsonl.zst")).isRegularFile();
    try (JournalReader reader = JournalReader.open(file, JournalPosition.parse(end.toString()))) {
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void aReaderThatIsCloseBehindMissesNothingWhereFilesChange() throws Exception {
    int entries = 3000;
    try (JournalWriter writer = JournalWriter.create(file, 200, "id");
        JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      FutureTask<Void> writing =
          new FutureTask<>(() -> {
            for (int i = 0; i < entries; i++) {
              writer.append(List.of("{\"line\":%d}".formatted(i)), NOTE);
            }
            return null;
          });
      Thread.ofPlatform().start(writing);
      List<String> read = new ArrayList<>();
      while (read.size() < entries) {
        boolean written = writing.isDone();
        Optional<JournalEntry> entry = reader.next();
        entry.ifPresent(found -> read.addAll(found.frames()));
        assertThat(entry.isPresent() || !written).as("%d lines read", read.size()).isTrue();
      }
      writing.get();
      assertThat(read)
          .isEqualTo(IntStream.range(0, entries).mapToObj("{\"line\":%d}"::formatted).toList());
    }
  }

  @Test
  void aReaderStopsInFrontOfAnEntryThatIsNotSafeYet() throws IOException {
    JournalPosition first = twoEntries();
    try (JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      assertThat(reader.next(first)).isPresent();
      assertThat(reader.next(first).map(JournalEntry::frames)).contains(FIRST);
      assertThat(reader.next(first)).isEmpty();
      assertThat(reader.position()).isEqualTo(first);
      assertThat(reader.next().map(JournalEntry::frames)).contains(SECOND);
    }
  }

  @Test
  void aBatchMayLackItsNoteInTheMiddleOnly() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file, JournalWriter.MAX_FILE_BYTES, "id")) {
      writer.append(FIRST, null);
      writer.append(SECOND, NOTE);
      writer.append(FIRST, null);
    }
    try (JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      next(reader);
      assertThat(next(reader))
          .extracting(JournalEntry::frames, JournalEntry::note)
          .containsExactly(FIRST, null);
      assertThat(next(reader).note()).isEqualTo(NOTE);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.rest().map(JournalEntry::frames)).contains(FIRST);
    }
    assertThat(read()).hasSize(5);
  }

  @Test
  void anExistingFileIsNeverTouched() throws IOException {
    twoEntries();
    assertThatThrownBy(() -> JournalWriter.create(file, 1, "other").close())
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(read()).isEqualTo(both());
  }

  /// @return place behind the first of the two
  private JournalPosition twoEntries() throws IOException {
    try (JournalWriter writer = JournalWriter.create(file, JournalWriter.MAX_FILE_BYTES, "id")) {
      writer.append(FIRST, NOTE);
      JournalPosition first = lastWhole();
      writer.append(SECOND, NOTE);
      return first;
    }
  }

  private JournalPosition lastWhole() throws IOException {
    try (JournalReader reader = JournalReader.open(file, JournalPosition.START)) {
      while (true) {
        Optional<JournalEntry> entry = reader.next();
        if (entry.isEmpty()) {
          return reader.position();
        }
      }
    }
  }

  private static JournalEntry next(JournalReader reader) {
    return reader.next().orElseThrow();
  }

  private static List<String> both() {
    return Stream.concat(FIRST.stream(), SECOND.stream()).toList();
  }

  private List<String> read() throws IOException {
    try (Stream<String> lines = FrameFile.lines(file)) {
      return lines.toList();
    }
  }
}
