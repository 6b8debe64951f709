package io.semlink.reports.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.semlink.reports.figure.Figure.Panel;
import io.semlink.reports.figure.Figure.Plot;
import io.semlink.reports.figure.Series;
import io.semlink.simulator.results.BadRunException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossCurveTest {
  @TempDir private Path folder;

  @Test
  void drawsLossesAndFractionsInPanelsOfTheirOwn() throws IOException {
    Path csv =
        csv("step,seconds,train_loss,validation_loss,miou\n0,0.1,2.2,2.3,0.1\n10,1.2,1.1,,0.2\n");
    Plot plot = (Plot) LossCurve.figure(csv).body();
    assertThat(plot.panels()).hasSize(2);
    assertThat(labels(plot.panels().get(0))).containsExactly("train_loss", "validation_loss");
    assertThat(labels(plot.panels().get(1))).containsExactly("miou");
    Series train = plot.panels().getFirst().series().getFirst();
    assertThat(train.data()).extracting(Series.Datum::x).containsExactly(0.0, 10.0);
    assertThat(train.data()).extracting(Series.Datum::y).containsExactly(2.2, 1.1);
    assertThat(plot.panels().getFirst().series().get(1).data()).hasSize(1);
  }

  @Test
  void writesAPicture() throws IOException {
    Path png = folder.resolve("loss.png");
    LossCurve.write(csv("epoch,loss\n1,2\n2,1.5\n3,1.2\n"), png);
    assertThat(ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(png))).getWidth())
        .isEqualTo(1760);
  }

  @Test
  void badTablesAreNamed() throws IOException {
    for (String text : List.of("", "step,loss\n", "step,time\n1,2\n", "step,loss\n1,nought\n")) {
      Path csv = csv(text);
      assertThatExceptionOfType(BadRunException.class)
          .isThrownBy(() -> LossCurve.figure(csv))
          .withMessageContaining("loss.csv");
    }
  }

  private static List<String> labels(Panel panel) {
    return panel.series().stream().map(Series::label).toList();
  }

  private Path csv(String text) throws IOException {
    return Files.writeString(folder.resolve("loss.csv"), text);
  }
}
