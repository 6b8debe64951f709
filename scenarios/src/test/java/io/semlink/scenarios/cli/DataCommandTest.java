package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataCommandTest {
  @TempDir private Path folder = Path.of("");

  private record Called(int exitCode, String out, String err) {}

  private static Called call(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Semlink.execute(new PrintWriter(out), new PrintWriter(err), args);
    return new Called(exitCode, out.toString(), err.toString());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void whatIsRenderedIsGoodAndRunsAsASource() throws IOException {
    Called rendered =
        call(
            "data",
            "render",
            "--out",
            path("road"),
            "--frames",
            "9",
            "--resolution",
            "96x128",
            "--seed",
            "3");
    assertThat(rendered.exitCode()).isZero();
    assertThat(rendered.out()).contains("9 frames of 96x128").contains("{train=5, validation=2");
    assertThat(Files.readString(folder.resolve("road/origin.json")))
        .contains("\"seed\" : 3")
        .contains("\"validation\" : 2");
    Called checked = call("data", "check", path("road"));
    assertThat(checked.exitCode()).isZero();
    assertThat(checked.out())
        .contains("layout mfnet, recognised by images/")
        .contains("size 96x128: 9 frames")
        .endsWith("nothing is wrong" + System.lineSeparator());
    Called planned =
        call(
            "plan",
            "road-frames",
            "--set",
            "source.path=" + path("road"),
            "--set",
            "source.split=train",
            "--set",
            "link.EsN0=6 dB");
    assertThat(planned.exitCode()).isZero();
    assertThat(planned.out()).contains("points of at most 5 frames each");
  }

  @Test
  void whatIsWrongIsSaidAndMakesExitCodeTwo() throws IOException {
    call("data", "render", "--out", path("road"), "--frames", "4", "--resolution", "24x32");
    Path test = folder.resolve("road/test.txt");
    Files.writeString(test, Files.readString(test) + "00077D\n");
    Called checked = call("data", "check", path("road"));
    assertThat(checked.exitCode()).isEqualTo(2);
    assertThat(checked.out())
        .contains("wrong: " + test + " names 00077D, which is not in images")
        .contains("1 thing is wrong");
    Called json = call("data", "check", path("road"), "--json");
    assertThat(json.exitCode()).isEqualTo(2);
    JsonNode report = new ObjectMapper().readTree(json.out());
    assertThat(report.get("layout").asText()).isEqualTo("mfnet");
    assertThat(report.at("/splits/test/frames").asInt()).isEqualTo(1);
    assertThat(report.at("/splits/test/bad").asInt()).isEqualTo(1);
    assertThat(report.at("/wrong/0/name").asText()).isEqualTo("00077D");
    Called strict =
        call(
            "plan",
            "road-frames",
            "--set",
            "source.path=" + path("road"),
            "--set",
            "source.strict=true");
    assertThat(strict.exitCode()).isEqualTo(2);
    assertThat(strict.err()).contains("bad frames (1) and strict is set").contains("00077D");
  }

  /// Counts of a radiometric camera, of which the scene uses a few.
  private void counts(String file) throws IOException {
    BufferedImage thermal = new BufferedImage(32, 24, BufferedImage.TYPE_USHORT_GRAY);
    BufferedImage visible = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24 * 32; i++) {
      thermal.getRaster().setSample(i % 32, i / 32, 0, 29_500 + 48 * (i % 32));
      visible.setRGB(i % 32, i / 32, 0x010101 * (7 * (i % 32)));
    }
    for (String part : List.of("visible", "infrared")) {
      Path path = folder.resolve(part).resolve(file);
      Files.createDirectories(path.getParent());
      ImageIO.write(part.equals("visible") ? visible : thermal, "png", path.toFile());
    }
  }

  @Test
  void fewCountsOfManyAreWarnedOfAndSpread() throws IOException {
    counts("a.png");
    Called plain = call("data", "check", folder.toString());
    assertThat(plain.exitCode()).isZero();
    assertThat(plain.out())
        .contains("rgb: 8 bits, 1 images, values 0..217")
        .contains("thermal: 16 bits, 1 images, values 29500..30988")
        .contains("warning: little contrast: thermal values 29500..30988 of 16 bits become 7 of")
        .contains("maybe thermal-range = \"29500:30988\"")
        .contains("nothing is wrong, but there are warnings: 1");
    Called spread = call("data", "check", folder.toString(), "--thermal-range", "auto");
    assertThat(spread.out())
        .contains("thermal range 29500:30988")
        .doesNotContain("warning")
        .endsWith("nothing is wrong" + System.lineSeparator());
    Called json = call("data", "check", folder.toString(), "--json");
    JsonNode report = new ObjectMapper().readTree(json.out());
    assertThat(report.at("/values/1/bits").asInt()).isEqualTo(16);
    assertThat(report.at("/warnings").size()).isEqualTo(1);
    Called wrong = call("data", "check", folder.toString(), "--thermal-range", "31000:29000");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("--thermal-range: range is 31000:29000 but must be FROM:TO");
  }

  @Test
  void polygonsBecomeLabels() {
    Path polygons = Path.of("../data/roadscene-labels/polygons.json");
    Called drawn =
        call("data", "labels", "--polygons", polygons.toString(), "--out", path("labels"));
    assertThat(drawn.exitCode()).isZero();
    assertThat(drawn.out()).contains("112 labels in").contains("frames.csv beside it");
    assertThat(folder.resolve("labels/labels/FLIR_00006.png")).isRegularFile();
    assertThat(folder.resolve("labels/frames.csv"))
        .hasSameBinaryContentAs(polygons.resolveSibling("frames.csv"));
  }

  /// A name from a file must not lead out of the folder.
  @Test
  void namesThatLeadElsewhereAreRefused() throws IOException {
    Path polygons = folder.resolve("polygons.json");
    Files.writeString(
        polygons,
        Files.readString(Path.of("../data/roadscene-labels/polygons.json"))
            .replaceFirst("\"FLIR_00006\"", "\"../FLIR_00006\""));
    Called called =
        call("data", "labels", "--polygons", polygons.toString(), "--out", path("labels"));
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err()).contains("frame \"../FLIR_00006\" is no plain file name");
    assertThat(folder.resolve("labels")).doesNotExist();
  }

  @Test
  void wrongArgumentsAreOneClearLine() {
    for (List<String> wrong :
        List.of(
            List.of("--frames is 3 but must be 4..99999", "3", "24x32", "all"),
            List.of("resolution is \"24by32\" but must be HEIGHTxWIDTH", "4", "24by32", "all"),
            List.of("synthetic streets must lie in 8..4096", "4", "2x5000000", "all"),
            List.of("--split is tset but must be train, validation, test", "4", "24x32", "tset"))) {
      Called called =
          call(
              "data",
              "render",
              "--out",
              path("x"),
              "--frames",
              wrong.get(1),
              "--resolution",
              wrong.get(2),
              "--split",
              wrong.get(3));
      assertThat(called.exitCode()).isEqualTo(2);
      assertThat(called.err()).contains(wrong.getFirst());
    }
    assertThat(call("data", "check", path("nowhere")).err()).contains("nowhere has none of");
    Called layout = call("data", "check", path("nowhere"), "--layout", "mfnt");
    assertThat(layout.exitCode()).isEqualTo(2);
    assertThat(layout.err()).contains("layout is \"mfnt\" but must be auto, folder, mfnet");
  }
}
