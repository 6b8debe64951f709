package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kill -9 at a random moment, half of the times of a study with networks, half of the link alone.
/// Twice by default; the Maven profile `drills` does it twenty times.
final class KillDrillTest {
  private static final int DRILLS = Integer.getInteger("semlink.drills", 2);
  private static final List<String> FRAMES =
      List.of(
          "first-light",
          "--set",
          "stop.max-frames=160",
          "--set",
          "link.bandwidth=16 kHz",
          "--set",
          "link.EsN0=[\"-6 dB\", \"0 dB\", \"6 dB\"]",
          "--set",
          "run.batch=3");
  @TempDir private Path folder;

  @Test
  void aKilledStudyOfFramesComesOutAsIfUndisturbed() throws Exception {
    drill(new KillDrill(FRAMES, folder), DRILLS - DRILLS / 2, 1);
  }

  @Test
  void aKilledStudyOfTheLinkAloneComesOutAsIfUndisturbed() throws Exception {
    drill(new KillDrill(RecoveryCheck.STUDY, folder), DRILLS / 2, 2);
  }

  private static void drill(KillDrill drill, int times, long seed) throws Exception {
    Path reference = drill.reference();
    int killed = 0;
    for (int number = 1; number <= times; number++) {
      UniformRandomProvider random = new StreamKey(seed, Purpose.SCENE_TEST, number, 0).generator();
      KillDrill.Outcome outcome = drill.run(reference, number, random.nextDouble());
      assertThat(outcome.problems()).as("drill %d", number).isEmpty();
      killed += outcome.killed() ? 1 : 0;
    }
    assertThat(times).isPositive();
    assertThat(killed).as("killed before their end, of %d", times).isGreaterThan(times / 2);
  }
}
