package io.semlink.simulator.sensor.polygon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrawingTest {
  private static final Path REPOSITORY = Path.of("../data/roadscene-labels/polygons.json");

  @TempDir private Path folder = Path.of("");

  private static Polygon box(int value, boolean wide, double... corners) {
    return box(value, wide, null, corners);
  }

  private static Polygon box(
      int value, boolean wide, Polygon.@Nullable Point shift, double... corners) {
    double x0 = corners[0];
    double y0 = corners[1];
    double x1 = corners[2];
    double y1 = corners[3];
    return new Polygon(
        value,
        wide,
        List.of(
            new Polygon.Point(x0, y0),
            new Polygon.Point(x1, y0),
            new Polygon.Point(x1, y1),
            new Polygon.Point(x0, y1)),
        shift);
  }

  /// Rows as text, `x` for 255 and `.` for 0.
  private static String drawn(int height, int width, Polygon... polygons) {
    LabelMap map = new Drawing(new Resolution(height, width), List.of(polygons)).rasterise();
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = map.at(y, x);
        text.append(value == 255 ? "x" : value == 0 ? "." : Integer.toString(value));
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void aThingHasABandOfOnePixelInsideAndTwoOutside() {
    assertThat(drawn(9, 11, box(1, false, 3, 3, 8, 6)))
        .isEqualTo(
            """
            ...........
            ...xxxxx...
            ..xxxxxxx..
            .xxxxxxxxx.
            .xxx111xxx.
            .xxxxxxxxx.
            ..xxxxxxx..
            ...xxxxx...
            ...........
            """);
  }

  @Test
  void aWideBandHasTwoAndFour() {
    assertThat(drawn(1, 20, box(2, true, 6, -9, 14, 10))).isEqualTo("..xxxxxx2222xxxxxx..\n");
  }

  @Test
  void noBandBetweenThingsOfOneClassNorAtTheBorder() {
    assertThat(drawn(1, 12, box(1, false, -5, -9, 4, 9), box(1, false, 4, -9, 8, 9)))
        .isEqualTo("1111111xxx..\n");
  }

  @Test
  void betweenTwoClassesEachKeepsItsOwnPart() {
    assertThat(drawn(1, 12, box(1, true, -5, -9, 6, 9), box(2, true, 6, -9, 20, 9)))
        .isEqualTo("1111xxxx2222\n");
    assertThat(drawn(1, 12, box(1, false, -5, -9, 6, 9), box(2, false, 6, -9, 20, 9)))
        .isEqualTo("11111xx22222\n");
  }

  @Test
  void laterPolygonsCoverEarlierOnesAndClassZeroCutsAHole() {
    assertThat(drawn(1, 20, box(1, false, -5, -9, 25, 9), box(0, false, 5, -9, 15, 9)))
        .isEqualTo("1111xxx......xxx1111\n");
    assertThat(drawn(1, 12, box(1, false, -5, -9, 25, 9), box(255, false, 5, -9, 7, 9)))
        .isEqualTo("1111xxxx1111\n");
  }

  @Test
  void whereAThingLiesInInfraredOnlyNothingCounts() {
    assertThat(drawn(1, 16, box(2, false, new Polygon.Point(-5, 0), 8, -9, 12, 9)))
        .isEqualTo("...xxx xxx22xxx..\n".replace(" ", ""));
  }

  @Test
  void repositoryLabelsAreTheSharedOnesToThePixel() throws IOException {
    Path shared = Path.of("../../shared/data/roadscene-labels/labels");
    assumeTrue(Files.isDirectory(shared), "no shared label images here");
    SortedMap<String, Drawing> drawings = PolygonFile.read(REPOSITORY);
    assertThat(drawings).hasSize(112);
    for (String name : drawings.keySet()) {
      LabelMap drawn = drawings.get(name).rasterise();
      var raster = ImageIO.read(shared.resolve(name + ".png").toFile()).getRaster();
      int width = raster.getWidth();
      assertThat(drawn.resolution()).isEqualTo(new Resolution(raster.getHeight(), width));
      byte[] there = (byte[]) raster.getDataElements(0, 0, width, raster.getHeight(), null);
      assertThat(Arrays.equals(drawn.classes(), there)).as(name).isTrue();
    }
  }

  @Test
  void repositoryLabelsHaveTheCountsOfTheirTable() throws IOException {
    SortedMap<String, Drawing> drawings = PolygonFile.read(REPOSITORY);
    List<String> lines = Files.readAllLines(REPOSITORY.resolveSibling("frames.csv"));
    assertThat(lines).hasSize(1 + 112).first().asString().endsWith("ignore_pixels");
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      long[] pixels = new long[256];
      Drawing drawing = Objects.requireNonNull(drawings.get(cells[0]), cells[0]);
      for (byte value : drawing.rasterise().classes()) {
        pixels[value & 0xFF]++;
      }
      assertThat(List.of(pixels[1], pixels[2], pixels[3], pixels[255]))
          .as(cells[0])
          .containsExactly(
              Long.valueOf(cells[3]),
              Long.valueOf(cells[4]),
              Long.valueOf(cells[5]),
              Long.valueOf(cells[6]));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[1];is not a file of polygons",
        "{\"a\":{\"polygons\":[]}};a: size must be [width, height]",
        "{\"a\":{\"size\":[2,0],\"polygons\":[]}};a: size must be [width, height]",
        "{\"a\":{\"size\":[99999,9],\"polygons\":[]}};a: size must be [width, height], each in"
            + " 1..16384",
        "{\"a\":{\"size\":[2,null],\"polygons\":[]}};a: size must be [width, height]",
        "{\"a\":{\"size\":[2,2]}};a: polygons are missing",
        "{\"a\":{\"size\":[2,2],\"polygons\":[{\"cls\":9,\"points\":[]}]}};cls is 9 but must be",
        "{\"a\":{\"size\":[2,2],\"polygons\":[{\"cls\":1,\"points\":[[0,1],[1,2]]}]}};three points",
        "{\"a\":{\"size\":[2,2],\"polygons\":[{\"cls\":1,\"points\":[[0],[1,2],[2,2]]}]}};1"
            + " numbers",
      })
  void wrongFilesAreRefused(String text, String message) throws IOException {
    Path file = folder.resolve("polygons.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> PolygonFile.read(file))
        .isInstanceOf(BadSourceException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(message);
  }
}
