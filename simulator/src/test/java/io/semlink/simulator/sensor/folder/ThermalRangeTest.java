package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which stored thermal values become which levels, and what is said of sets whose values are odd.
final class ThermalRangeTest {
  @TempDir private Path root = Path.of("");

  private TestImages images = new TestImages(root);

  @BeforeEach
  void place() {
    images = new TestImages(root);
  }

  /// A plain folder with a frame a row, each with counts of its own from left to right.
  private void counts(int... ofFrames) throws IOException {
    for (int i = 0; i < ofFrames.length; i++) {
      images.write("visible/" + i + ".png", ImageBytes.slope(6, 8));
      BufferedImage image = new BufferedImage(8, 6, BufferedImage.TYPE_USHORT_GRAY);
      for (int p = 0; p < 48; p++) {
        image.getRaster().setSample(p % 8, p / 8, 0, ofFrames[i] + 100 * (p % 8));
      }
      images.write("infrared/" + i + ".png", image);
    }
  }

  private DataRequest request(String range) {
    return new DataRequest(
        root, null, DataRequest.Selection.DEFAULT, null, ThermalRange.parse(range), false);
  }

  private FolderSensor open(String range) {
    return DataFolders.open(request(range), TestImages.SIZE);
  }

  private static int thermal(FolderSensor sensor, long frame, int x) {
    return sensor.frame(frame).thermal().sample(0, 3, x);
  }

  @Test
  void countsAreSpreadOverTheLevelsInOneWayForAllFrames() throws IOException {
    counts(29_000, 30_000);
    FolderSensor full = open("full");
    assertThat(thermal(full, 0, 0)).isEqualTo(113);
    assertThat(thermal(full, 1, 7)).isEqualTo(119);
    assertThat(full.warnings()).singleElement().asString().contains("little contrast");
    FolderSensor asked = open("29000:31000");
    assertThat(thermal(asked, 0, 0)).isZero();
    // 255 * 1000 / 2000 and 255 * 1700 / 2000.
    assertThat(thermal(asked, 1, 0)).isEqualTo(128);
    assertThat(thermal(asked, 1, 7)).isEqualTo(217);
    assertThat(asked.warnings()).isEmpty();
    assertThat(asked.summary()).endsWith("thermal range 29000:31000");
    FolderSensor clipped = open("29500:30000");
    assertThat(thermal(clipped, 0, 0)).isZero();
    assertThat(thermal(clipped, 1, 7)).isEqualTo(255);
    assertThat(clipped.warnings())
        .singleElement()
        .asString()
        .isEqualTo("75.0 % of the thermal values lie outside the range 29500:30000 and look alike");
  }

  /// A split alone would have a scale of its own.
  @Test
  void autoIsFoundOverAllSplits() throws IOException {
    counts(29_000, 30_000);
    images.text("frames.csv", "frame,split\n0,train\n1,test\n");
    FolderSensor test = open("auto");
    assertThat(test.numFrames()).isEqualTo(1);
    assertThat(test.origin().thermalRange()).isEqualTo(new ValueRange(29_000, 30_700));
    assertThat(thermal(test, 0, 7)).isEqualTo(255);
    assertThat(thermal(test, 0, 0)).isEqualTo(150);
  }

  @Test
  void autoPassesOverOneSampleInAThousandAtEitherEnd() {
    char[] values = new char[3000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (char) (1000 + i);
    }
    Histogram histogram = new Histogram(16);
    histogram.add(new Samples(new Resolution(30, 100), 1, 16, values));
    assertThat(histogram.used("thermal"))
        .isEqualTo(new UsedValues("thermal", 16, 1, 1000, 3999, 1003, 3996));
    assertThat(histogram.outside(new ValueRange(1300, 70 + 3629))).isEqualTo(0.2);
  }

  @Test
  void autoNeedsOneDepthAndSomeContrast() throws IOException {
    counts(29_000);
    images.write("visible/x.png", ImageBytes.slope(6, 8));
    images.grey("infrared/x.png", 9);
    assertThatThrownBy(() -> open("auto"))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("thermal images have [8, 16] bits");
    assertThat(DataCheck.check(request("full")).warnings())
        .contains("thermal images of several depths: 1 of 8 bits, 1 of 16 bits");
    images.grey("infrared/0.png", 9);
    assertThatThrownBy(() -> open("auto"))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("hold the value 9 alone");
  }

  @Test
  void aRangeBeyondTheDepthMakesABadFrame() throws IOException {
    counts(29_000);
    images.write("visible/x.png", ImageBytes.slope(6, 8));
    images.grey("infrared/x.png", 9);
    FolderSensor sensor = open("29000:31000");
    assertThat(sensor.numFrames()).isEqualTo(1);
    assertThat(sensor.leftOut())
        .containsExactly(
            new BadFrame(
                "x",
                root.resolve("infrared/x.png")
                    + " has 8 bits but the thermal range 29000:31000 ends above 255"));
  }

  @Test
  void theFourthChannelOfMfnetHasARangeToo() throws IOException {
    images.four("images/00001D.png", 1, 2, 3, 100);
    images.text("test.txt", "00001D\n");
    assertThat(thermal(open("full"), 0, 0)).isEqualTo(100);
    assertThat(thermal(open("50:150"), 0, 0)).isEqualTo(128);
  }

  @Test
  void theCheckSaysDepthAndUsedRangeOfEachModality() throws IOException {
    counts(29_000, 30_000);
    DataCheck.Report report = DataCheck.check(request("full"));
    assertThat(report.good()).isTrue();
    assertThat(report.values())
        .containsExactly(
            new UsedValues("rgb", 8, 2, 20, 84, 20, 84),
            new UsedValues("thermal", 16, 2, 29_000, 30_700, 29_000, 30_700));
    assertThat(report.warnings())
        .containsExactly(
            "little contrast: thermal values 29000..30700 of 16 bits become 7 of 256 levels; maybe"
                + " thermal-range = \"29000:30700\"");
    DataCheck.Report asked = DataCheck.check(request("auto"));
    assertThat(asked.thermalRange()).isEqualTo("29000:30700");
    assertThat(asked.warnings()).isEmpty();
  }

  /// Grey that was stored with three channels, also by JPEG, is no false colour.
  @Test
  void falseColourIsNamed() throws IOException {
    BufferedImage grey = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
    BufferedImage iron = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < 48; p++) {
      int level = 30 * (p % 8);
      grey.setRGB(p % 8, p / 8, 0x010101 * level);
      iron.setRGB(p % 8, p / 8, level << 16 | 255 - level);
    }
    for (String name : List.of("a.png", "b.jpg")) {
      images.write("visible/" + name, ImageBytes.slope(6, 8));
      images.write("infrared/" + name, grey);
    }
    assertThat(open("full").warnings()).isEmpty();
    images.write("visible/iron.png", ImageBytes.slope(6, 8));
    images.write("infrared/iron.png", iron);
    String warning =
        "thermal images in false colour: 1; the first is %s: brightness does not follow heat"
            .formatted(root.resolve("infrared/iron.png"));
    assertThat(open("full").warnings()).containsExactly(warning);
    assertThat(DataCheck.check(request("full")).warnings()).containsExactly(warning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "29000", "31000:29000", "5:5", "0:65536", "-1:9", "1:2:3", "a:b", "Auto"})
  void otherRangesAreRefused(String text) {
    assertThatThrownBy(() -> ThermalRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be");
    assertThat(ThermalRange.parse(" 1:65535 ").toString()).isEqualTo("1:65535");
  }
}
