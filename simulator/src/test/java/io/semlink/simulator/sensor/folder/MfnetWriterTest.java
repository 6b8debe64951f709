package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MfnetWriterTest {
  private static final Resolution SIZE = new Resolution(24, 32);

  @TempDir private Path root = Path.of("");

  private static SyntheticRoad road(Purpose split) {
    return new SyntheticRoad(
        new SyntheticRoad.Settings(SIZE, 7, split, SyntheticRoad.DayNight.BOTH));
  }

  @Test
  void whatIsWrittenReadsBackToTheSameBytes() throws IOException {
    Path folder = root.resolve("rendered");
    List<Long> told = new ArrayList<>();
    MfnetWriter writer = MfnetWriter.begin(folder);
    writer.write(FolderSplit.TRAIN, road(Purpose.SCENE_TRAIN), 4, told::add);
    writer.write(FolderSplit.VALIDATION, road(Purpose.SCENE_VALIDATION), 2, told::add);
    writer.write(FolderSplit.TEST, road(Purpose.SCENE_TEST), 6, told::add);
    assertThat(told).hasSize(12).last().isEqualTo(12L);
    FolderSensor read = DataFolders.open(DataRequest.of(folder), SIZE);
    assertThat(read.numFrames()).isEqualTo(6);
    for (int i = 0; i < 6; i++) {
      SensorFrame made = road(Purpose.SCENE_TEST).frame(i);
      SensorFrame back = read.frame(i);
      assertThat(back.rgb().samples()).isEqualTo(made.rgb().samples());
      assertThat(back.thermal().samples()).isEqualTo(made.thermal().samples());
      assertThat(classes(back)).isEqualTo(classes(made));
      assertThat(back.timeOfDay()).isEqualTo(made.timeOfDay());
      assertThat(back.name())
          .isEqualTo("%05d%s".formatted(7 + i, made.timeOfDay() == TimeOfDay.DAY ? "D" : "N"));
    }
    DataCheck.Report report = DataCheck.check(DataRequest.of(folder));
    assertThat(report.wrong()).isEmpty();
    assertThat(report.remarks()).isEmpty();
    assertThat(report.splits().keySet()).containsExactly("train", "validation", "test");
    assertThat(report.sizes()).containsEntry("24x32", 12L);
  }

  /// Names of files and frames are the same on every machine.
  @Test
  void namesDoNotDependOnTheLocale() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(String.format(Locale.getDefault(), "%d", 1)).isEqualTo("\u0661");
      MfnetWriter.begin(root.resolve("rendered"))
          .write(FolderSplit.TEST, road(Purpose.SCENE_TEST), 2, _ -> {});
      assertThat(road(Purpose.SCENE_TEST).frame(0).name()).matches("road-[a-z]+-000000");
    } finally {
      Locale.setDefault(before);
    }
    assertThat(Files.readAllLines(root.resolve("rendered/test.txt")))
        .allMatch(name -> name.matches("0000[12][DN]"));
    try (Stream<Path> files = Files.list(root.resolve("rendered/images"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .allMatch(name -> name.matches("0000[12][DN]\\.png"));
    }
  }

  private static byte[] classes(SensorFrame frame) {
    LabelMap label = Objects.requireNonNull(frame.label());
    return label.classes();
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    Files.writeString(root.resolve("mine.txt"), "x");
    assertThatThrownBy(() -> MfnetWriter.begin(root))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("is not empty");
  }
}
