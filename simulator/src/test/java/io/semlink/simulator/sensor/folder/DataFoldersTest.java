package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DataFoldersTest {
  @TempDir Path root = Path.of("");

  private TestImages images = new TestImages(root);

  @BeforeEach
  void place() {
    images = new TestImages(root);
  }

  private FolderSensor open(@Nullable FolderSplit split, @Nullable TimeOfDay time) {
    return DataFolders.open(
        new DataRequest(
            root, null, new DataRequest.Selection(split, time), null, ThermalRange.FULL, false),
        TestImages.SIZE);
  }

  private static List<String> names(FolderSensor sensor) {
    return java.util.stream.LongStream.range(0, sensor.numFrames())
        .mapToObj(i -> sensor.frame(i).name())
        .toList();
  }

  private void mfnet() throws IOException {
    for (String name : List.of("00001D", "00002N", "00003D", "00004N", "00004N_flip")) {
      images.four("images/" + name + ".png", 10, 20, 30, 200);
      images.grey("labels/" + name + ".png", 4);
    }
    images.text("train.txt", "00002N\n00001D\n00004N_flip\n");
    images.text("val.txt", "00003D\n");
    images.text("test.txt", "\uFEFF00004N\r\n\n");
  }

  @Test
  void mfnetHasFourChannelsListsAndHoursInNames() throws IOException {
    mfnet();
    FolderSensor test = open(null, null);
    assertThat(test.origin().layout()).isEqualTo(DataLayout.MFNET);
    assertThat(test.origin().split()).isEqualTo(FolderSplit.TEST);
    assertThat(names(test)).containsExactly("00004N");
    SensorFrame frame = test.frame(0);
    assertThat(frame.timeOfDay()).isEqualTo(TimeOfDay.NIGHT);
    assertThat(frame.rgb().sample(0, 5, 7)).isEqualTo(10);
    assertThat(frame.rgb().sample(1, 5, 7)).isEqualTo(20);
    assertThat(frame.rgb().sample(2, 0, 0)).isEqualTo(30);
    assertThat(frame.thermal().sample(0, 5, 7)).isEqualTo(200);
    assertThat(frame.label()).isNotNull().extracting(l -> l.at(0, 0)).isEqualTo(4);
    // Lists keep their order.
    assertThat(names(open(FolderSplit.TRAIN, null)))
        .containsExactly("00002N", "00001D", "00004N_flip");
    assertThat(names(open(FolderSplit.ALL, null))).hasSize(5);
    assertThat(names(open(FolderSplit.TRAIN, TimeOfDay.NIGHT)))
        .containsExactly("00002N", "00004N_flip");
    assertThat(test.summary())
        .isEqualTo(
            root
                + ": layout mfnet (recognised by images/ with train.txt, val.txt or test.txt),"
                + " split test, 1 frames (0 by day, 1 by night), 1 labelled, 0 left out");
  }

  @Test
  void mfnetSaysWhatIsWrongWithEachFrame() throws IOException {
    mfnet();
    images.text("test.txt", "00004N\n00005D\n00006D\n00007D\n00008D\n");
    images.colour("images/00006D.png");
    images.grey("labels/00006D.png", 0);
    images.four("images/00007D.png", 1, 2, 3, 4);
    images.four("images/00008D.png", 1, 2, 3, 4);
    images.grey("labels/00008D.png", 9);
    FolderSensor sensor = open(null, null);
    assertThat(names(sensor)).containsExactly("00004N");
    assertThat(sensor.leftOut())
        .containsExactlyInAnyOrder(
            new BadFrame(
                "00005D", root.resolve("test.txt") + " names 00005D, which is not in images"),
            new BadFrame(
                "00006D",
                root.resolve("images/00006D.png")
                    + " has 3 channels of 8 bits but needs four of 8: red, green, blue, thermal"),
            new BadFrame(
                "00007D",
                root.resolve("images/00007D.png") + " has no label in " + root.resolve("labels")),
            new BadFrame(
                "00008D",
                root.resolve("labels/00008D.png")
                    + " holds class 9 at row 0, column 0 but classes are 0..8, or 255 to ignore"));
    DataRequest strict =
        new DataRequest(
            root, DataLayout.MFNET, DataRequest.Selection.DEFAULT, null, ThermalRange.FULL, true);
    assertThatThrownBy(() -> DataFolders.open(strict, TestImages.SIZE))
        .isInstanceOf(BadSourceException.class)
        .hasMessageStartingWith(root + " has bad frames (4) and strict is set; the first: ");
  }

  /// Value of a label file, and what it means here.
  @ParameterizedTest
  @CsvSource({
    "MSRS, vi, ir, Segmentation_labels, 8, 8",
    "MSRS, vi, ir, Segmentation_labels, 255, 255",
    "PST900, rgb, thermal, labels, 0, 0",
    "PST900, rgb, thermal, labels, 1, 0",
    "PST900, rgb, thermal, labels, 4, 2",
    "FMB, Visible, Infrared, Label, 0, 255",
    "FMB, Visible, Infrared, Label, 1, 0",
    "FMB, Visible, Infrared, Label, 8, 2",
    "FMB, Visible, Infrared, Label, 9, 1",
    "FMB, Visible, Infrared, Label, 10, 255",
    "FMB, Visible, Infrared, Label, 12, 255",
    "FMB, Visible, Infrared, Label, 13, 3",
    "FMB, Visible, Infrared, Label, 14, 0",
  })
  void splitFoldersAndTheirClasses(
      DataLayout layout, String visible, String infrared, String labels, int value, int meaning)
      throws IOException {
    for (String name : List.of("train/%s/00001D.png", "test/%s/00002N.png")) {
      images.colour(name.formatted(visible));
      images.grey(name.formatted(infrared), 100);
      images.grey(name.formatted(labels), value);
    }
    FolderSensor sensor = open(null, null);
    assertThat(sensor.origin().layout()).isEqualTo(layout);
    assertThat(names(sensor)).containsExactly("00002N");
    SensorFrame frame = sensor.frame(0);
    assertThat(frame.rgb().sample(2, 0, 0)).isEqualTo(0x80);
    assertThat(frame.thermal().sample(0, 5, 7)).isEqualTo(100);
    assertThat(frame.label()).isNotNull().extracting(l -> l.at(5, 7)).isEqualTo(meaning);
    assertThat(frame.timeOfDay())
        .isEqualTo(layout == DataLayout.MSRS ? TimeOfDay.NIGHT : TimeOfDay.UNKNOWN);
    assertThat(names(open(FolderSplit.TRAIN, null))).containsExactly("00001D");
    assertThat(names(open(FolderSplit.ALL, null))).containsExactly("00001D", "00002N");
    assertThatThrownBy(() -> open(FolderSplit.VALIDATION, null))
        .isInstanceOf(BadSourceException.class)
        .hasMessageStartingWith("%s (%s) has no split validation".formatted(root, layout.key()))
        .hasMessageContaining("train or test");
  }

  @ParameterizedTest
  @CsvSource({"PST900, rgb, thermal, labels, 5, 4", "FMB, Visible, Infrared, Label, 15, 14"})
  void valuesThatADataSetDoesNotHaveAreBad(
      DataLayout layout, String visible, String infrared, String labels, int value, int last)
      throws IOException {
    images.colour("test/" + visible + "/a.png");
    images.grey("test/" + infrared + "/a.png", 1);
    images.grey("test/" + labels + "/a.png", value);
    assertThatThrownBy(() -> open(null, null))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining(
            "holds class %d at row 0, column 0 but classes are 0..%d", value, last)
        .hasMessageContaining(layout == DataLayout.FMB ? "Label" : "labels");
  }

  @Test
  void aTableSplitsAPlainFolderAndKnowsItsHours() throws IOException {
    for (String name : List.of("a", "b", "c", "d")) {
      images.colour("pictures/visible/" + name + ".png");
      images.grey("pictures/infrared/" + name + ".png", 1);
    }
    images.grey("drawn/labels/a.png", 1);
    images.grey("drawn/labels/b.png", LabelMap.IGNORE);
    images.text(
        "drawn/frames.csv",
        """
        \uFEFFframe,split,time_of_day,car_pixels
        a,train,day,48
        b,test,night,0
        c,test,dusk,0
        gone,test,day,0
        """);
    FolderSensor test = table(null);
    assertThat(names(test)).containsExactly("b", "c");
    assertThat(test.frame(0).timeOfDay()).isEqualTo(TimeOfDay.NIGHT);
    assertThat(test.frame(1).timeOfDay()).isEqualTo(TimeOfDay.UNKNOWN);
    assertThat(test.numLabelled()).isEqualTo(1);
    assertThat(test.leftOut())
        .containsExactly(
            new BadFrame(
                "gone", root.resolve("drawn/frames.csv") + " names gone, which has no images"));
    assertThat(names(table(FolderSplit.TRAIN))).containsExactly("a");
    assertThat(names(table(FolderSplit.ALL))).containsExactly("a", "b", "c", "d");
    assertThatThrownBy(() -> table(FolderSplit.VALIDATION))
        .hasMessageContaining("has no split validation")
        .hasMessageContaining("train or test");
  }

  private FolderSensor table(@Nullable FolderSplit split) {
    return DataFolders.open(
        new DataRequest(
            root.resolve("pictures"),
            null,
            new DataRequest.Selection(split, null),
            root.resolve("drawn"),
            ThermalRange.FULL,
            false),
        TestImages.SIZE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "picture,split;frames.csv:1: columns are [picture, split] but one must be frame",
        "frame,splitt\\na,train;frames.csv:1: there is no column split but one named splitt",
        "frame,split,split\\na,train,test;frames.csv:1: the column split stands there twice",
        "frame,split\\na,tset;frames.csv:2: split is \"tset\" but must be",
        "frame,time_of_day\\na,noon;frames.csv:2: time_of_day is \"noon\"",
        "frame,split\\na;frames.csv:2: the number of cells is 1 but line 1 has 2 column names",
        "frame\\na\\na;frames.csv:3: the frame a stands there again",
      })
  void wrongTablesAreRefused(String text, String message) throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    images.text("frames.csv", text.replace("\\n", "\n"));
    assertThatThrownBy(() -> open(null, null))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatAFolderDoesNotKnowIsRefused() throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    assertThatThrownBy(() -> open(FolderSplit.TEST, null))
        .hasMessageContaining("is not split, so it has no split test")
        .hasMessageContaining("frames.csv");
    assertThatThrownBy(() -> open(null, TimeOfDay.DAY))
        .hasMessageContaining("has no frame of the day among 1, 1 of unknown time");
  }

  @Test
  void layoutsAreRecognisedOrNamed() throws IOException {
    images.colour("inner/visible/a.png");
    images.grey("inner/infrared/a.png", 1);
    assertThatThrownBy(() -> open(null, null))
        .hasMessageContaining("has none of the known layouts: folder (visible/ and infrared/)")
        .hasMessageContaining("Maybe " + root.resolve("inner") + ", which is folder");
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    mfnet();
    assertThatThrownBy(() -> open(null, null))
        .hasMessageContaining("has the marks of several layouts, folder and mfnet");
    assertThat(named(DataLayout.FOLDER).numFrames()).isEqualTo(1);
    assertThat(named(DataLayout.MFNET).frame(0).name()).isEqualTo("00004N");
    assertThatThrownBy(() -> named(DataLayout.FMB))
        .hasMessageContaining("is not laid out as fmb: it needs train/ or test/ with Visible/");
  }

  private FolderSensor named(DataLayout layout) {
    return DataFolders.open(
        new DataRequest(
            root, layout, DataRequest.Selection.DEFAULT, null, ThermalRange.FULL, false),
        TestImages.SIZE);
  }
}
