package io.semlink.simulator.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.semlink.simulator.sensor.folder.DataFolders;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The stored percentiles of real frames are those of the real frames.
final class RealFramesTest {

  @Test
  void storedPercentilesAreMadeAgain() {
    Path folder = Path.of("../../shared/data/roadscene");
    assumeTrue(Files.isDirectory(folder), "the real frames are not here");
    Sensor sensor = DataFolders.open(DataRequest.of(folder), new Resolution(96, 128));
    List<SensorFrame> frames = new ArrayList<>();
    for (long i = 0; i < sensor.numFrames(); i++) {
      frames.add(sensor.frame(i));
    }
    assertThat(frames).hasSize(221);
    var measured = RealFrames.measured(frames);
    assertThat(measured.keySet()).isEqualTo(RealFrames.stored().keySet());
    measured.forEach((name, p) ->
        assertThat(p)
            .as("%s of%n%s", name, RealFrames.format(measured))
            .containsExactly(RealFrames.stored().get(name), within(0.05)));
  }

  @Test
  void slopeOfKnownSpectraIsFound() {
    // White noise has a flat spectrum; its running sum in both directions falls about as f^-2 to
    // -4.
    java.util.SplittableRandom random = new java.util.SplittableRandom(1);
    double[] white = random.doubles(96 * 128).map(v -> 255 * v).toArray();
    assertThat(ImageStatistics.of(white, 128).slope()).isCloseTo(0, within(0.1));
    double[] waves = new double[96 * 128];
    for (int i = 0; i < waves.length; i++) {
      waves[i] = 128 + 100 * Math.sin(2 * Math.PI * (i % 128) / 64.0);
    }
    ImageStatistics s = ImageStatistics.of(waves, 128);
    assertThat(s.mean()).isCloseTo(128, within(0.5));
    assertThat(s.deviation()).isCloseTo(70.7, within(0.5));
    // The mean absolute slope of a sine of amplitude A and period T is 4 A / T.
    assertThat(s.contrast()).isCloseTo(6.25, within(0.1));
    assertThat(s.slope()).isLessThan(-3);
  }
}
