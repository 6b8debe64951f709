package io.semlink.simulator.sensor.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderSensorTest {
  private static final Resolution SIZE = TestImages.SIZE;

  @TempDir Path folder = Path.of("");

  private void write(String file, int type, int value, Resolution size) throws IOException {
    new TestImages(folder).write(file, type, value, size);
  }

  private void colour(String file) throws IOException {
    new TestImages(folder).colour(file);
  }

  private void grey(String file, int value) throws IOException {
    new TestImages(folder).grey(file, value);
  }

  private FolderSensor open() {
    return open(folder, null, false);
  }

  private static FolderSensor open(Path path, @Nullable Path labels, boolean strict) {
    return DataFolders.open(
        new DataRequest(
            path, null, DataRequest.Selection.DEFAULT, labels, ThermalRange.FULL, strict),
        SIZE);
  }

  @Test
  void pairsAreSortedByNameAndKeepIt() throws IOException {
    colour("visible/b.png");
    grey("infrared/b.png", 90);
    colour("visible/a.png");
    grey("infrared/a.jpg", 200);
    grey("labels/b.png", 3);
    FolderSensor sensor = open();
    assertThat(sensor.numFrames()).isEqualTo(2);
    SensorFrame a = sensor.frame(0);
    assertThat(a.name()).isEqualTo("a");
    assertThat(a.label()).isNull();
    assertThat(a.timeOfDay()).isEqualTo(TimeOfDay.UNKNOWN);
    assertThat(a.rgb().sample(0, 2, 2)).isEqualTo(0x20);
    assertThat(a.rgb().sample(1, 2, 2)).isEqualTo(0x40);
    assertThat(a.rgb().sample(2, 2, 2)).isEqualTo(0x80);
    assertThat(a.thermal().sample(0, 5, 7)).isBetween(199, 201);
    SensorFrame b = sensor.frame(1);
    assertThat(b.thermal().sample(0, 0, 0)).isEqualTo(90);
    assertThat(b.label()).isNotNull().extracting(l -> l.at(5, 7)).isEqualTo(3);
    assertThat(sensor.leftOut()).isEmpty();
  }

  @Test
  void colourThermalBecomesLumaAndGreyVisibleThreeChannels() throws IOException {
    grey("visible/a.png", 77);
    write("infrared/a.png", BufferedImage.TYPE_INT_RGB, 0x102030, SIZE);
    SensorFrame a = open().frame(0);
    for (int c = 0; c < 3; c++) {
      assertThat(a.rgb().sample(c, 1, 1)).isEqualTo(77);
    }
    // 0.299 * 16 + 0.587 * 32 + 0.114 * 48 = 29.04.
    assertThat(a.thermal().sample(0, 1, 1)).isEqualTo(29);
  }

  /// A grey image of the sample type's depth, perhaps with an opaque alpha channel, every sample
  /// `value`.
  private void deepGrey(String file, int value, int dataType, boolean alpha) throws IOException {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            dataType);
    WritableRaster raster = model.createCompatibleWritableRaster(SIZE.width(), SIZE.height());
    int n = SIZE.numPixels();
    int[] samples = new int[n];
    Arrays.fill(samples, value);
    raster.setSamples(0, 0, SIZE.width(), SIZE.height(), 0, samples);
    if (alpha) {
      Arrays.fill(samples, (1 << model.getComponentSize(1)) - 1);
      raster.setSamples(0, 0, SIZE.width(), SIZE.height(), 1, samples);
    }
    new TestImages(folder).write(file, new BufferedImage(model, raster, false, null));
  }

  @Test
  void greyOfAnyDepthIsScaledAndNotBent() throws IOException {
    deepGrey("visible/a.png", 0x4000, DataBuffer.TYPE_USHORT, false);
    deepGrey("infrared/a.png", 0x4000, DataBuffer.TYPE_USHORT, true);
    deepGrey("visible/b.png", 0xFFFF, DataBuffer.TYPE_USHORT, true);
    deepGrey("infrared/b.png", 64, DataBuffer.TYPE_BYTE, true);
    write("visible/c.png", BufferedImage.TYPE_BYTE_BINARY, 0xFFFFFF, SIZE);
    deepGrey("infrared/c.png", 0, DataBuffer.TYPE_USHORT, false);
    FolderSensor sensor = open();
    assertThat(corner(sensor.frame(0))).containsExactly(64, 64, 64, 64);
    assertThat(corner(sensor.frame(1))).containsExactly(255, 255, 255, 64);
    assertThat(corner(sensor.frame(2))).containsExactly(255, 255, 255, 0);
  }

  /// Red, green, blue and thermal of the last pixel.
  private static int[] corner(SensorFrame frame) {
    RasterImage rgb = frame.rgb();
    return new int[] {
      rgb.sample(0, 5, 7), rgb.sample(1, 5, 7), rgb.sample(2, 5, 7), frame.thermal().sample(0, 5, 7)
    };
  }

  @Test
  void labelsMayLieElsewhereAndImagesTakeTheAskedSize() throws IOException {
    colour("visible/a.png");
    grey("infrared/a.png", 1);
    grey("truth/a.png", 255);
    Resolution small = new Resolution(3, 4);
    SensorFrame a =
        DataFolders.open(
                new DataRequest(
                    folder,
                    null,
                    DataRequest.Selection.DEFAULT,
                    folder.resolve("truth"),
                    ThermalRange.FULL,
                    false),
                small)
            .frame(0);
    assertThat(a.rgb().resolution()).isEqualTo(small);
    assertThat(a.label()).isNotNull().extracting(l -> l.at(2, 3)).isEqualTo(LabelMap.IGNORE);
  }

  @Test
  void givenLabelsOfOtherFramesAreRefused() throws IOException {
    colour("visible/a.png");
    grey("infrared/a.png", 1);
    grey("truth/x.png", 1);
    grey("truth/y.png", 1);
    Path truth = folder.resolve("truth");
    assertThatThrownBy(() -> open(folder, truth, false))
        .isInstanceOf(BadSourceException.class)
        .hasMessageStartingWith("no label in " + truth + " matches a frame name")
        .hasMessageContaining("Maybe");
    assertThat(open().numLabelled()).isZero();
    grey("truth/a.png", 1);
    assertThat(open(folder, truth, false).numLabelled()).isEqualTo(1);
  }

  @Test
  void contentHashFollowsNamesAndBytesAndNotThePlace() throws IOException {
    for (String place : List.of("", "copy/")) {
      colour(place + "visible/a.png");
      grey(place + "infrared/a.png", 1);
    }
    Set<String> seen = new HashSet<>();
    String first = open().contentHash();
    assertThat(first).matches("[0-9a-f]{12}");
    assertThat(open(folder.resolve("copy"), null, false).contentHash()).isEqualTo(first);
    seen.add(first);
    grey("labels/a.png", 1);
    assertThat(seen.add(open().contentHash())).isTrue();
    grey("labels/a.png", 2);
    assertThat(seen.add(open().contentHash())).isTrue();
    grey("infrared/a.png", 2);
    assertThat(seen.add(open().contentHash())).isTrue();
    write("visible/a.png", BufferedImage.TYPE_INT_RGB, 0x204081, SIZE);
    assertThat(seen.add(open().contentHash())).isTrue();
    for (String kind : List.of("visible", "infrared", "labels")) {
      Files.move(folder.resolve(kind + "/a.png"), folder.resolve(kind + "/b.png"));
    }
    assertThat(seen.add(open().contentHash())).isTrue();
  }

  @Test
  void partnersMissingAreListedAndRefusedIfStrict() throws IOException {
    colour("visible/a.png");
    grey("infrared/a.png", 1);
    colour("visible/lonely.png");
    grey("infrared/single.jpg", 1);
    assertThat(open().numFrames()).isEqualTo(1);
    assertThat(open().leftOut())
        .containsExactly(
            new BadFrame(
                "lonely",
                folder.resolve("visible/lonely.png")
                    + " has no partner in "
                    + folder.resolve("infrared")),
            new BadFrame(
                "single",
                folder.resolve("infrared/single.jpg")
                    + " has no partner in "
                    + folder.resolve("visible")));
    assertThatThrownBy(() -> open(folder, null, true))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("lonely.png");
  }

  @Test
  void missingFoldersAndNoPairsAreRefused() throws IOException {
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("visible")
        .hasMessageContaining("Maybe");
    colour("visible/a.png");
    grey("infrared/b.png", 1);
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("no usable frame, bad ones: 2; the first: ");
    assertThatThrownBy(() -> open(folder, folder.resolve("nowhere"), false))
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void filesThatAreNoImagesAreRefusedWhenOpened() throws IOException {
    colour("visible/a.png");
    Files.createDirectories(folder.resolve("infrared"));
    Files.writeString(folder.resolve("infrared/a.png"), "version 1\nsize 4\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining(
            "a.png cannot be read as an image: it is neither a PNG nor a JPEG image");
    grey("infrared/a.png", 1);
    byte[] whole = Files.readAllBytes(folder.resolve("infrared/a.png"));
    Files.write(folder.resolve("infrared/a.png"), Arrays.copyOf(whole, 45));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("a.png cannot be read");
  }

  @Test
  void sizesThatDifferAreRefused() throws IOException {
    colour("visible/a.png");
    write("infrared/a.png", BufferedImage.TYPE_BYTE_GRAY, 1, new Resolution(6, 7));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("6x7")
        .hasMessageContaining("6x8");
    grey("infrared/a.png", 1);
    write("labels/a.png", BufferedImage.TYPE_BYTE_GRAY, 1, new Resolution(3, 4));
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("3x4");
  }

  @Test
  void labelsOutOfRangeOrInColourAreRefused() throws IOException {
    colour("visible/a.png");
    grey("infrared/a.png", 1);
    grey("labels/a.png", 9);
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("class 9");
    colour("labels/a.png");
    assertThatThrownBy(this::open)
        .isInstanceOf(BadSourceException.class)
        .hasMessageContaining("3 channels");
  }
}
