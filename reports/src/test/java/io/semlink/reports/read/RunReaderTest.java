package io.semlink.reports.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.semlink.reports.SyntheticRun;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReaderTest {
  private static final PointRecord POINT = SyntheticRun.point("coded-hard", 16_000, 2);

  @TempDir private Path folder;

  @BeforeEach
  void writeRun() throws IOException {
    SyntheticRun.write(folder, SyntheticRun.run(1), List.of(POINT));
  }

  @Test
  void readsWhatWasWritten() {
    Run run = RunReader.open(folder);
    assertThat(run.run()).isEqualTo(SyntheticRun.run(1));
    assertThat(run.points()).hasSize(1);
    assertThat(ResultJson.write(run.points().getFirst())).isEqualTo(ResultJson.write(POINT));
    assertThat(frames()).map(ResultJson::write).isEqualTo(lines(SyntheticRun.frames(POINT)));
  }

  @Test
  void aRunWithoutFramesHasNone() throws IOException {
    Files.delete(folder.resolve(RunReader.FRAMES));
    assertThat(frames()).isEmpty();
  }

  @Test
  void framesAreReadUpToWhereTheFileWasCutOff() throws IOException {
    Path file = folder.resolve(RunReader.FRAMES);
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 40));
    List<FrameRecord> all = SyntheticRun.frames(POINT);
    List<FrameRecord> read = frames();
    assertThat(read).hasSize(all.size() / 2);
    assertThat(read).map(ResultJson::write).isEqualTo(lines(all.subList(0, read.size())));
  }

  @Test
  void aDamagedLineInTheMiddleIsAnError() throws IOException {
    String line = ResultJson.write(SyntheticRun.frames(POINT).getFirst());
    frameLines(line + "\n{oops\n" + line + "\n");
    assertThatBadRun(this::frames, "frames.jsonl.zst:2");
  }

  @Test
  void aFramesFileThatIsNotCompressedIsAnError() throws IOException {
    Files.writeString(folder.resolve(RunReader.FRAMES), "not compressed at all");
    assertThatBadRun(this::frames, "frames.jsonl.zst");
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve(RunReader.POINTS));
    assertThatBadRun(() -> RunReader.open(folder), "points.jsonl is missing");
    Files.delete(folder.resolve(RunReader.MANIFEST));
    assertThatBadRun(() -> RunReader.open(folder), "manifest.json is missing. Maybe");
  }

  @Test
  void aFolderThatIsNoneIsNamed() {
    assertThatBadRun(() -> RunReader.open(folder.resolve("elsewhere")), "is not a folder");
  }

  @Test
  void aDamagedPointIsNamedWithItsLine() throws IOException {
    Files.writeString(
        folder.resolve(RunReader.POINTS), ResultJson.write(POINT) + "\n{\"run_id\":\n");
    assertThatBadRun(() -> RunReader.open(folder), "points.jsonl:2");
  }

  @Test
  void aManifestThatIsNoRecordIsNamed() throws IOException {
    for (String text : List.of("", "null", "[1]", "{\"state\":\"ASLEEP\"}")) {
      Files.writeString(folder.resolve(RunReader.MANIFEST), text);
      assertThatBadRun(() -> RunReader.open(folder), "manifest.json is");
    }
  }

  private List<FrameRecord> frames() {
    try (Stream<FrameRecord> frames = RunReader.open(folder).frames()) {
      return frames.toList();
    }
  }

  private void frameLines(String text) throws IOException {
    Files.write(folder.resolve(RunReader.FRAMES), SyntheticRun.compressed(text));
  }

  private static List<String> lines(List<FrameRecord> frames) {
    return frames.stream().map(ResultJson::write).toList();
  }

  private static void assertThatBadRun(Runnable action, String words) {
    assertThatExceptionOfType(BadRunException.class)
        .isThrownBy(action::run)
        .withMessageContaining(words)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }
}
