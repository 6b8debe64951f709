package io.semlink.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.scenarios.language.SourceSettings;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.ThermalRange;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SensorsTest {
  private static final Resolution SIZE = new Resolution(6, 8);

  @TempDir private Path folder = Path.of("");

  private void images() throws IOException {
    BufferedImage visible = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
    BufferedImage thermal = new BufferedImage(8, 6, BufferedImage.TYPE_USHORT_GRAY);
    for (int i = 0; i < 48; i++) {
      thermal.getRaster().setSample(i % 8, i / 8, 0, 30_000 + 100 * (i % 8));
    }
    Files.createDirectories(folder.resolve("visible"));
    Files.createDirectories(folder.resolve("infrared"));
    ImageIO.write(visible, "png", folder.resolve("visible/a.png").toFile());
    ImageIO.write(thermal, "png", folder.resolve("infrared/a.png").toFile());
  }

  private Sensors.Opened open(String range) {
    DataRequest request =
        new DataRequest(
            folder, null, DataRequest.Selection.DEFAULT, null, ThermalRange.parse(range), false);
    return Sensors.open(new SourceSettings.Folder(request, null), 1, SIZE);
  }

  /// What changes the pixels names the points; how it was asked for does not.
  @Test
  void theThermalRangeIsPartOfTheSourcesText() throws IOException {
    images();
    String full = open("full").canonical();
    assertThat(full).matches("folder layout=folder content=[0-9a-f]{12}");
    assertThat(open("30000:31000").canonical()).isEqualTo(full + " thermal-range=30000:31000");
    assertThat(open("auto").canonical())
        .isEqualTo(full + " thermal-range=30000:30700")
        .isEqualTo(open("30000:30700").canonical());
    Sensor sensor = Objects.requireNonNull(open("auto").sensor());
    assertThat(sensor.frame(0).thermal().sample(0, 0, 7)).isEqualTo(255);
  }
}
