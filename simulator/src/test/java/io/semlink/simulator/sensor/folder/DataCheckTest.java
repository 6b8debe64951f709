package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataCheckTest {
  @TempDir private Path root = Path.of("");

  private TestImages images = new TestImages(root);

  @BeforeEach
  void place() {
    images = new TestImages(root);
  }

  private DataCheck.Report check() {
    return DataCheck.check(DataRequest.of(root));
  }

  private static List<String> reasons(DataCheck.Report report) {
    return report.wrong().stream().map(BadFrame::reason).toList();
  }

  private void stacked(String... names) throws IOException {
    for (String name : names) {
      images.four("images/" + name + ".png", 1, 2, 3, 4);
      images.grey("labels/" + name + ".png", 1);
    }
  }

  @Test
  void countsWhatAGoodDataSetHolds() throws IOException {
    stacked("00001D", "00002N", "00003N", "00004D_flip");
    images.grey("labels/00002N.png", 255);
    images.text("train.txt", "00001D\n00002N\n");
    images.text("test.txt", "00003N\n");
    DataCheck.Report report = check();
    assertThat(report.good()).isTrue();
    assertThat(report.layout()).isEqualTo(DataLayout.MFNET);
    assertThat(report.recognised()).isTrue();
    assertThat(report.splits())
        .containsExactly(
            Map.entry("train", new DataCheck.Count(2, 1, 1, 2, 0)),
            Map.entry("test", new DataCheck.Count(1, 0, 1, 1, 0)));
    assertThat(report.sizes()).isEqualTo(Map.of("6x8", 3L));
    assertThat(report.classPixels()).containsEntry("car", 96L).containsEntry("bump", 0L);
    assertThat(report.ignoredPixels()).isEqualTo(48);
    assertThat(report.remarks())
        .containsExactly(
            "images that stand in no list and are not used: 1; the first is 00004D_flip");
  }

  @Test
  void findsEverythingWrongWithLists() throws IOException {
    stacked("00001D", "00002N", "00003N");
    images.text("train.txt", "00001D\n00002N\n00009D\n");
    images.text("test.txt", "00003N\n00002N\n");
    images.grey("labels/00008D.png", 0);
    images.write("labels/00003N.png", BufferedImage.TYPE_BYTE_GRAY, 0, new Resolution(5, 8));
    DataCheck.Report report = check();
    assertThat(report.good()).isFalse();
    assertThat(reasons(report))
        .containsExactlyInAnyOrder(
            root.resolve("train.txt") + " names 00009D, which is not in images",
            root.resolve("labels/00003N.png")
                + " is 5x8 but "
                + root.resolve("images/00003N.png")
                + " is 6x8",
            root.resolve("labels/00008D.png") + " is the label of no image",
            "00002N stands in %s and again in %s"
                .formatted(root.resolve("train.txt"), root.resolve("test.txt")));
    assertThat(report.splits().get("train")).isEqualTo(new DataCheck.Count(2, 1, 1, 2, 1));
    assertThat(report.splits().get("test")).isEqualTo(new DataCheck.Count(1, 0, 1, 1, 1));
  }

  @Test
  void findsMissingPartnersAndDamagedFilesInSplitFolders() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      images.colour("test/rgb/" + name + ".png");
      images.grey("test/thermal/" + name + ".png", 1);
      images.grey("test/labels/" + name + ".png", 4);
    }
    Files.delete(root.resolve("test/thermal/a.png"));
    Files.delete(root.resolve("test/labels/b.png"));
    images.text("test/rgb/c.png", "version 1\n");
    images.grey("test/labels/z.png", 0);
    DataCheck.Report report = check();
    assertThat(report.layout()).isEqualTo(DataLayout.PST900);
    assertThat(reasons(report))
        .containsExactly(
            root.resolve("test/rgb/a.png") + " has no partner in " + root.resolve("test/thermal"),
            root.resolve("test/rgb/b.png") + " has no label in " + root.resolve("test/labels"),
            root.resolve("test/rgb/c.png")
                + " cannot be read as an image: it is neither a PNG nor a JPEG image",
            root.resolve("test/labels/z.png") + " is the label of no image",
            root + " holds no usable frame");
    assertThat(report.splits().get("test")).isEqualTo(new DataCheck.Count(0, 0, 0, 0, 3));
  }

  @Test
  void aTableLeavesTheRestWithoutASplit() throws IOException {
    for (String name : List.of("a", "b", "c")) {
      images.colour("visible/" + name + ".png");
      images.grey("infrared/" + name + ".png", 1);
    }
    images.grey("labels/b.png", 2);
    images.text("frames.csv", "frame,split,time_of_day\na,test,day\nb,test,dusk\n");
    DataCheck.Report report = check();
    assertThat(report.good()).isTrue();
    assertThat(report.splits())
        .containsExactly(
            Map.entry("test", new DataCheck.Count(2, 1, 0, 1, 0)),
            Map.entry("no split", new DataCheck.Count(1, 0, 0, 0, 0)));
    assertThat(report.classPixels()).containsEntry("person", 48L);
  }

  @Test
  void saysWhereThereAreNoLabels() throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    assertThat(check().good()).isTrue();
    assertThat(check().remarks()).singleElement().asString().startsWith("there are no labels");
    assertThatThrownBy(() ->
            DataCheck.check(
                new DataRequest(
                    root,
                    DataLayout.MSRS,
                    DataRequest.Selection.DEFAULT,
                    null,
                    ThermalRange.FULL,
                    false)))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("is not laid out as msrs");
  }

  @Test
  void saysWhichImagesWereTurned() throws IOException {
    images.colour("visible/a.png");
    images.grey("infrared/a.png", 1);
    Path turned = root.resolve("visible/a.png");
    byte[] exif = ImageBytes.exif(3, ByteOrder.BIG_ENDIAN);
    Files.write(turned, ImageBytes.withChunk(Files.readAllBytes(turned), "eXIf", exif));
    assertThat(check().good()).isTrue();
    assertThat(check().remarks())
        .contains(
            "images turned upright, as their EXIF orientation says: 1; the first is " + turned);
  }
}
