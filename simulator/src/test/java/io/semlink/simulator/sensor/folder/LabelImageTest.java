package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Labels come from files without loss, in every layout.
final class LabelImageTest {
  @TempDir private Path root = Path.of("");

  private TestImages images = new TestImages(root);

  @BeforeEach
  void place() {
    images = new TestImages(root);
  }

  private FolderSensor open(@Nullable Path labels) {
    return DataFolders.open(
        new DataRequest(
            root, null, DataRequest.Selection.DEFAULT, labels, ThermalRange.FULL, false),
        TestImages.SIZE);
  }

  private static BufferedImage flat() {
    return new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY);
  }

  /// A JPEG by its bytes, under either name; the one of a layout in which it may not lie elsewhere.
  @ParameterizedTest
  @CsvSource({
    "visible, infrared, labels, jpg",
    "visible, infrared, labels, png",
    "images, , labels, jpg",
    "images, , labels, png",
    "test/vi, test/ir, test/Segmentation_labels, jpg",
    "test/rgb, test/thermal, test/labels, png",
    "test/Visible, test/Infrared, test/Label, jpg",
    "visible, infrared, elsewhere, jpg",
    "test/Visible, test/Infrared, elsewhere, png",
  })
  void jpegLabelsAreRefusedWithTheReason(
      String rgb, @Nullable String thermal, String labels, String suffix) throws IOException {
    for (String name : new String[] {"00001D", "00002D"}) {
      if (thermal == null) {
        images.four(rgb + "/" + name + ".png", 1, 2, 3, 4);
        images.text("test.txt", "00001D\n00002D\n");
      } else {
        images.colour(rgb + "/" + name + ".png");
        images.grey(thermal + "/" + name + ".png", 1);
      }
    }
    images.grey(labels + "/00001D.png", 0);
    Path lossy = root.resolve(labels).resolve("00002D." + suffix);
    Files.write(lossy, ImageBytes.jpeg(flat()));
    Path given = labels.equals("elsewhere") ? root.resolve("elsewhere") : null;
    FolderSensor sensor = open(given);
    assertThat(sensor.numFrames()).isEqualTo(1);
    BadFrame bad =
        new BadFrame("00002D", lossy + " is a JPEG, which is lossy: its values are no classes");
    assertThat(sensor.leftOut()).containsExactly(bad);
    DataCheck.Report report =
        DataCheck.check(
            new DataRequest(
                root, null, DataRequest.Selection.DEFAULT, given, ThermalRange.FULL, false));
    assertThat(report.wrong()).containsExactly(bad);
  }

  @Test
  void valuesOfAnyDepthAreClassesAsStored() throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    BufferedImage deep = new BufferedImage(8, 6, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(7, 5, 0, 8);
    images.write("labels/a.png", deep);
    assertThat(open(null).frame(0).label()).isNotNull().extracting(l -> l.at(5, 7)).isEqualTo(8);
    deep.getRaster().setSample(7, 5, 0, 257);
    images.write("labels/a.png", deep);
    assertThatThrownBy(() -> open(null))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("holds class 257 at row 5, column 7");
  }

  /// A label is turned as its image is.
  @Test
  void labelsAreTurnedToo() throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    BufferedImage label = flat();
    label.getRaster().setSample(0, 0, 0, 3);
    Files.createDirectories(root.resolve("labels"));
    Files.write(
        root.resolve("labels/a.png"),
        ImageBytes.withChunk(
            ImageBytes.png(label), "eXIf", ImageBytes.exif(3, ByteOrder.BIG_ENDIAN)));
    assertThat(open(null).frame(0).label()).isNotNull().extracting(l -> l.at(5, 7)).isEqualTo(3);
  }
}
