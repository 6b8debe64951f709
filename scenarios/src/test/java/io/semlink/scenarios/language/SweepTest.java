package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Grid, zip and exclude, and the order of a plan.
final class SweepTest {
  private static final String BASE =
      """
      schemes { s { scheme = x, receive = [coded-hard, uncoded-soft] } }
      link { bandwidth = ["1 kHz", "2 kHz"], EsN0 = ["0 dB", "2 dB"] }
      """;

  private static List<String> points(String text, String... axes) {
    return Sweep.points(ConfigFactory.parseString(text)).stream()
        .map(point ->
            List.of(axes).stream()
                .map(axis -> point.hasPath(axis) ? text(point, axis) : "-")
                .reduce((a, b) -> a + " " + b)
                .orElse(""))
        .toList();
  }

  private static String text(Config point, String axis) {
    return point.getValue(axis).unwrapped().toString().replace(" ", "");
  }

  @Test
  void withoutASweepAllAxesMultiplyAndTheLastVariesFastest() {
    assertThat(points(BASE, "schemes.s.receive", "link.bandwidth", "link.EsN0"))
        .containsExactly(
            "coded-hard 1kHz 0dB",
            "coded-hard 1kHz 2dB",
            "coded-hard 2kHz 0dB",
            "coded-hard 2kHz 2dB",
            "uncoded-soft 1kHz 0dB",
            "uncoded-soft 1kHz 2dB",
            "uncoded-soft 2kHz 0dB",
            "uncoded-soft 2kHz 2dB");
  }

  @Test
  void zippedAxesGoTogetherAndVaryFastest() {
    String sweep = "sweep { grid = [schemes.s.receive], zip = [link.bandwidth, link.EsN0] }";
    assertThat(points(BASE + sweep, "schemes.s.receive", "link.bandwidth", "link.EsN0"))
        .containsExactly(
            "coded-hard 1kHz 0dB",
            "coded-hard 2kHz 2dB",
            "uncoded-soft 1kHz 0dB",
            "uncoded-soft 2kHz 2dB");
    String two =
        "sweep.zip = [[schemes.s.receive, link.bandwidth], [link.EsN0, link.code.iterations]]\n"
            + "link.code.iterations = { from = 10, to = 20, step = 10 }";
    assertThat(points(BASE + two, "schemes.s.receive", "link.EsN0", "link.code.iterations"))
        .containsExactly(
            "coded-hard 0dB 10", "coded-hard 2dB 20", "uncoded-soft 0dB 10", "uncoded-soft 2dB 20");
  }

  @Test
  void excludedPointsAreLeftOut() {
    String sweep =
        """
        sweep.exclude = [
          { link.EsN0 = "0.0 dB", link.bandwidth = ["1 kHz", "2 kHz"], schemes = s
            schemes.s.receive = uncoded-soft }
          { "link.EsN0" = "2:1:9 dB", "link.bandwidth" = "2 kHz" }
        ]
        """
            .replace(", schemes = s\n", "\n");
    assertThat(points(BASE + sweep, "schemes.s.receive", "link.bandwidth", "link.EsN0"))
        .containsExactly(
            "coded-hard 1kHz 0dB",
            "coded-hard 1kHz 2dB",
            "coded-hard 2kHz 0dB",
            "uncoded-soft 1kHz 2dB");
  }

  @Test
  void parametersOfAChannelAreAxesOfThatChannelAlone() {
    String text =
        """
        link.channel = [awgn, { rician { K-factor = ["3 dB", "6 dB"], doppler = "10:20:50 Hz" } }]
        link.EsN0 = "0 dB"
        """;
    String[] axes = {"link.channel.rician.K-factor", "link.channel.rician.doppler"};
    assertThat(points(text, axes))
        .containsExactly(
            "- -", "3dB 10Hz", "3dB 30Hz", "3dB 50Hz", "6dB 10Hz", "6dB 30Hz", "6dB 50Hz");
    String grid =
        "sweep.grid = [link.channel, link.channel.rician.doppler, link.channel.rician.K-factor]";
    assertThatThrownBy(() -> points(text + "sweep.grid = [link.channel]", axes))
        .hasMessageContaining("link.channel.rician.K-factor holds several values but is not named");
    assertThat(points(text + grid, axes))
        .containsExactly(
            "- -", "3dB 10Hz", "6dB 10Hz", "3dB 30Hz", "6dB 30Hz", "3dB 50Hz", "6dB 50Hz");
    assertThatThrownBy(() ->
            points(text + grid.replace("[link.channel, ", "[").replace("]", ", link.channel]")))
        .hasMessageContaining("link.channel must be named before the parameters");
    assertThat(points(text + "sweep.exclude = [{ link.channel = awgn }]", axes)).hasSize(6);
    assertThat(points(text + "sweep.exclude = [{ link.channel.rician.K-factor = \"3 dB\" }]", axes))
        .hasSize(1 + 3);
  }

  @Test
  void rangesAsObjectsHaveUnits() {
    String text = "link.EsN0 = { from = \"-0.2 dB\", to = \"0.2 dB\", step = \"0.1 dB\" }";
    assertThat(points(text, "link.EsN0"))
        .containsExactly("-0.2dB", "-0.1dB", "0.0dB", "0.1dB", "0.2dB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweep.zip = [link.bandwidth, link.EsN0] | schemes.s.receive holds several values but is",
        "sweep { grid = [schemes.s.receive, link.EsN0], zip = [link.bandwidth, link.EsN0] } |"
            + " link.EsN0 is named twice in sweep",
        "sweep { grid = [schemes.s.receive], zip = [link.bandwidth, link.EsN0] },"
            + " link.EsN0 = [\"1 dB\"] | pairs link.bandwidth with 2 values and link.EsN0 with 1",
        "sweep { grid = [schemes.s.receive, link.EsN0], zip = [link.bandwidth] } | at least two",
        "sweep.zip = link.EsN0 | must be a list of axes",
        "sweep.grid = [link.EsNO] | names \"link.EsNO\", which is no axis",
        "sweep.grid = [\"link..EsN0\"] | which is no axis",
        "sweep.exclude = [{ link.EsN0 = \"7 dB\" }] | matches no point: link.EsN0 = [7 dB]",
        "sweep.exclude = [{ link.code.family = none }] | can be no axis",
        "sweep.exclude = [{ link.bandwith = \"1 kHz\" }] | Maybe link.bandwidth",
        "sweep.exclude = [{}] | must be a list of objects",
        "sweep.exclude = awgn | must be a list of objects",
        "sweep.exclude = [{ link.EsN0 = \"0:1:2 dB\" }] | leaves no point",
        "link.EsN0 = { from = \"0 dB\", to = \"2 dB\" } | step is missing",
        "link.EsN0 = { from = \"0 dB\", to = \"2 dB\", step = \"1\" } | must have one unit",
        "link.EsN0 = { from = \"x\", to = \"2 dB\", step = \"1 dB\" } | each a number with its",
        "link.EsN0 = { from = \"3 dB\", to = \"2 dB\", step = \"1 dB\" } | must rise",
        "link.EsN0 = \"0:0.0001:9 dB\" | must hold at most 10000 values",
        "link { EsN0 = \"0:0.01:90 dB\", EbN0 = \"1:1:50 dB\" } | more than 20000 points",
      })
  void mistakesAreNamed(String text, String message) {
    assertThatThrownBy(() -> points(BASE + text))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message.strip());
  }
}
