package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.folder.DataLayout;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.folder.ThermalRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScenarioTest {
  @TempDir private Path folder;

  private static Scenario library(String name, String... settings) {
    return Scenario.read(ScenarioFile.load(name, List.of(settings)), 2);
  }

  private static double esN0(Scenario.Point point) {
    return Objects.requireNonNull(point.link().esN0()).db();
  }

  @Test
  void firstLightIsTheFullGrid() {
    Scenario scenario = library("first-light");
    assertThat(scenario.points()).hasSize(2 * 2 * 10);
    assertThat(scenario.points().stream().map(ScenarioTest::esN0).limit(11))
        .containsExactly(-10.0, -8.0, -6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0, 8.0, -10.0);
    assertThat(scenario.points().get(10).link().bandwidthHz()).isEqualTo(64_000);
    assertThat(scenario.stop().maxFrames()).isEqualTo(100);
    assertThat(scenario.run().parallelism()).isEqualTo(2);
  }

  @Test
  void everyLibraryScenarioIsReadable() {
    for (String name : ScenarioFile.LIBRARY) {
      String[] settings =
          name.equals("road-frames") ? new String[] {"source.path=" + folder} : new String[0];
      assertThat(library(name, settings).points()).isNotEmpty();
    }
  }

  @Test
  void gridOrderIsTheOrderOfThePlan() {
    Scenario scenario =
        library(
            "link-alone",
            "link.EbN0=[\"1 dB\", \"2 dB\"]",
            "sweep.grid=[link.EbN0, link.modulation]");
    assertThat(scenario.points().stream().map(p -> p.link().modulation()))
        .containsExactly(Modulation.QPSK, Modulation.QAM16, Modulation.QPSK, Modulation.QAM16);
  }

  /// An axis inside a scheme multiplies that scheme alone: (2 + 1) x 2 x 2 x 9 points.
  @Test
  void aSchemesAxisIsItsOwn() throws IOException {
    Path file = folder.resolve("cliff-vs-graceful.conf");
    Files.writeString(
        file,
        """
        study = cliff-vs-graceful
        source { frame-rate = "10 fps" }
        schemes { semantic { scheme = promsc-small, receive = [coded-hard, uncoded-soft] }
                  separate { scheme = "jpeg2000+mfnet-small", modality = both, receive = coded-hard } }
        link { bandwidth = ["16 kHz", "64 kHz"]
               channel = [awgn, { rayleigh-block { coherence = "10 ms", csi = perfect } }]
               EsN0 = "-2:2:14 dB" }
        sweep { grid = [schemes, schemes.semantic.receive, link.bandwidth, link.channel, link.EsN0] }
        """);
    Scenario scenario = Scenario.read(ScenarioFile.load(file.toString(), List.of()), 1);
    assertThat(scenario.points()).hasSize(108);
    assertThat(scenario.points().stream().filter(p -> "separate".equals(p.block()))).hasSize(36);
  }

  @Test
  void rangesAreInclusiveAndExact() {
    Scenario scenario = library("link-alone", "link.EbN0=0:0.1:1 dB", "link.modulation=qpsk");
    assertThat(scenario.points().stream().map(p -> Objects.requireNonNull(p.link().ebN0()).db()))
        .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
  }

  @Test
  void pathsAreRelativeToTheirFile() throws IOException {
    Path file = folder.resolve("mine.conf");
    Files.writeString(
        file,
        """
        study = mine
        source { sensor = folder, path = frames, frame-rate = "10 fps" }
        schemes { s { scheme = promsc-tiny } }
        link { bandwidth = "64 kHz", EsN0 = "3 dB" }
        """);
    Scenario scenario = Scenario.read(ScenarioFile.load(file.toString(), List.of()), 2);
    assertThat(scenario.source())
        .isEqualTo(new SourceSettings.Folder(DataRequest.of(folder.resolve("frames")), null));
  }

  /// Each mistake on its own: one clear error that names the key and the bound.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "link.EsNO=3 dB | unknown key link.EsNO (--set)",
        "link.EsN0=NaN dB | link.EsN0 = \"NaN dB\" must be a ratio in dB",
        "link.EsN0=NaN | link.EsN0 = \"NaN\" must be a ratio in dB with its unit",
        "link.EsN0=3 | must be a ratio in dB with its unit (--set)",
        "link.EsN0=1e999 dB | must be a ratio in dB",
        "link.EsN0=400 dB | link.EsN0 = 400 dB must lie in -100..200 dB (--set)",
        "link.EsN0=-101 dB | must be finite and at least -100",
        "link.channel={ awgn { shadowing = \"31 dB\" } } | must lie in 0..30 dB",
        "link.channel={ awgn { EsN0-bias = \"61 dB\" } } | must lie in -60..60 dB",
        "link.EsN0=8:2:-4 dB | must rise",
        "link.EsN0=0:0:4 dB | must rise",
        "link.EsN0=[] | must hold at least one value",
        "link.bandwidth=64 parsec | must be a bandwidth in Hz with its unit",
        "link.bandwidth=-1 Hz | must be finite and at least 1",
        "link.modulation=12psk | link.modulation = 12psk must be one of bpsk, qpsk",
        "link.code.code-rate=3/2 | code rate is 3/2 but must lie in (0, 1]",
        "link.code.code-rate=half | must look like 1/2",
        "link.code.iterations=0 | must lie in 1..1000",
        "link.code.iterations=many | must be a whole number",
        "link.code.normalisation=1.5 | must lie in 0.01..1.0",
        "link.code.decoder=turbo | must be one of layered-oms, layered-nms",
        "link.code.lifting-size=384 | follows from the block",
        "link.code.family=turbo | must be one of nr-ldpc, ldpc, polar",
        "link.channel=fog | must be awgn or { NAME { ... } }",
        "link.channel={ rayleigh-block { coherence = \"0 symbols\" } } | must be at least 1 symbol",
        "link.channel={ rayleigh-block { coherance = \"1 ms\" } } | unknown key"
            + " link.channel.rayleigh",
        "link.channel={ bsc { bit-error-rate = 0.7 } } | must lie in 0.0..0.5",
        "link.channel={ moon {} } | is no channel of this program",
        "link.channel={ rician { coherence = \"9 symbols\" } } | K-factor is missing",
        "link.channel={ tdl { profile = tdl-f } } | must be one of tdl-a",
        "link.channel={ gilbert-elliott { to-bad = 2, to-good = 1 } } | must lie in 0.0..1.0",
        "link.channel={ trace { file = nowhere.csv } } | nowhere.csv",
        "link.code.list-size=8 | means nothing with family = nr-ldpc",
        "link.code.offset=0.5 | belongs to oms",
        "link.mcs.index=3 | is set and so is link.mcs",
        "link.harq.rounds=0 | must lie in 1..256",
        "link.harq.combining=chase | means nothing with link.harq.rounds = 1",
        "link.channel=rayleigh | needs its parameters",
        "link.demapper=guess | must be one of max-log, log-map",
        "link.EbN0=3 dB | are both set",
        "schemes.semantic.receive=telepathy | receive = telepathy must be one of coded-hard",
        "source.sensor=eye | must be one of synthetic-road, folder, random-bits",
        "source.resolution=96 | must be HEIGHTxWIDTH",
        "source.split=exam | must be one of test, validation, train",
        "source.weather=snow | source.weather = snow must be one of clear, fog, rain, mixed",
        "source.visibility=80 m | needs source.weather = fog or mixed",
        "source.thermal-crossover=1.2 | must lie in 0.0..1.0",
        "source.misalignment=5 px | source.misalignment = 5 px must be at most 4 px",
        "source.misalignment=2 | must be a length in px with its unit",
        "source.rotation=-1 deg | must be finite and at least 0",
        "source.rotation=2 deg | must be at most 1 deg",
        "source.camera-baseline=1 m | must be at most 50 cm",
        "source.motion-blur=20 px | must be at most 16 px",
        "source.defocus=9 px | must be at most 8 px",
        "source.distortion=0.5 | must lie in -0.3..0.3",
        "source.jpeg-quality=0 | must lie in 1..100",
        "source.frame-rate=10 Hz | must be a frame rate in fps",
        "source.sensor=folder | source.path is missing",
        "source.layout=mfnet | source.layout = mfnet means nothing with source.sensor ="
            + " synthetic-road",
        "source.thermal-range=auto | means nothing with source.sensor = synthetic-road",
        "source.labels=x | means nothing with source.sensor = synthetic-road: only folder reads",
        "source.sensor=random-bits | schemes are set but source.sensor = random-bits",
        "stop.max-frames=0 | must lie in 1..",
        "seed=one | seed = one must be a whole number",
        "study=a/b | must be letters, digits",
        "device=tpu | must be one of auto, cpu, gpu",
        "run.parallelism=0 | must lie in 1..256",
        "sweep.grid=[link.EsN0] | holds several values but is not named in sweep.grid",
        "sweep.grid=[link.moon] | which is no axis of this study",
      })
  void mistakesAreNamed(String setting, String message) {
    assertThatThrownBy(() -> library("first-light", setting.strip()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void aQueueNeedsAFrameRateAndABandwidth() {
    assertThatThrownBy(
            () -> library("first-light", "source.frame-rate=null", "link.bits-per-pixel=0.1"))
        .hasMessageContaining("are both set, which needs source.frame-rate");
    assertThatThrownBy(() -> library("link-alone", "source.queue=3"))
        .hasMessageContaining("source.queue = 3 means nothing without source.frame-rate");
    assertThat(library("first-light", "link.bits-per-pixel=0.1", "source.queue=3").queue())
        .isEqualTo(3);
  }

  @Test
  void conditionsBelongToRenderedStreets() {
    assertThatThrownBy(() ->
            library("first-light", "source.sensor=folder", "source.path=x", "source.weather=fog"))
        .hasMessageContaining("source.weather = fog means nothing with source.sensor = folder");
    assertThatThrownBy(() -> library("first-light", "source.weather=fog", "source.visibility=5 m"))
        .hasMessageContaining("source.visibility = 5 m must lie in 10 m..2 km");
  }

  @Test
  void aFolderIsAskedForBySplitLayoutAndHours() {
    Scenario asked =
        library(
            "first-light",
            "source.sensor=folder",
            "source.path=x",
            "source.layout=fmb",
            "source.split=all",
            "source.day-night=night",
            "source.thermal-range=29000:32000",
            "source.strict=true");
    assertThat(asked.source())
        .isInstanceOfSatisfying(
            SourceSettings.Folder.class,
            folder -> {
              assertThat(folder.request().layout()).isEqualTo(DataLayout.FMB);
              assertThat(folder.request().selection())
                  .isEqualTo(new DataRequest.Selection(FolderSplit.ALL, TimeOfDay.NIGHT));
              assertThat(folder.request().strict()).isTrue();
              assertThat(folder.request().labels()).isNull();
              assertThat(folder.request().thermalRange())
                  .isEqualTo(ThermalRange.parse("29000:32000"));
            });
    Scenario plain = library("road-frames", "source.path=x");
    assertThat(plain.source())
        .isInstanceOfSatisfying(
            SourceSettings.Folder.class,
            folder -> {
              assertThat(folder.request().layout()).isNull();
              assertThat(folder.request().selection()).isEqualTo(DataRequest.Selection.DEFAULT);
            });
    assertThatThrownBy(() ->
            library("first-light", "source.sensor=folder", "source.path=x", "source.layout=mf"))
        .hasMessageContaining("must be one of auto, folder, mfnet, msrs, pst900, fmb");
    assertThatThrownBy(
            () -> library("road-frames", "source.path=x", "source.thermal-range=32000:29000"))
        .hasMessageContaining("source.thermal-range: range is 32000:29000 but must be FROM:TO");
  }

  /// Whatever can change a frame is in the source's text, which names the points; what is not said
  /// leaves the text as it was before there were conditions.
  @Test
  void everyConditionEntersTheSourcesText() {
    assertThat(library("first-light").source().canonical())
        .isEqualTo("synthetic-road split=test day-night=both");
    String[] settings = {
      "source.weather=fog", "source.weather=rain", "source.weather=mixed",
      "source.thermal-crossover=0.5", "source.misalignment=2 px", "source.rotation=0.5 deg",
      "source.camera-baseline=10 cm", "source.motion-blur=3 px", "source.defocus=1 px",
      "source.distortion=-0.1", "source.jpeg-quality=30"
    };
    List<String> texts = new ArrayList<>();
    texts.add(library("first-light").source().canonical());
    for (String setting : settings) {
      texts.add(library("first-light", setting).source().canonical());
    }
    texts.add(
        library("first-light", "source.weather=fog", "source.visibility=80 m")
            .source()
            .canonical());
    assertThat(texts).doesNotHaveDuplicates().hasSize(13);
    assertThat(texts.getLast()).endsWith(" weather=fog visibility-m=80.0");
    // The same length in another unit is the same condition.
    assertThat(library("first-light", "source.camera-baseline=100 mm").source().canonical())
        .isEqualTo(library("first-light", "source.camera-baseline=10 cm").source().canonical());
  }

  @Test
  void unknownKeyNamesItsPlaceAndTheNearestKey() throws IOException {
    Path file = folder.resolve("typo.conf");
    Files.writeString(file, "study = typo\nlink {\n  bandwith = \"1 MHz\"\n}\n");
    assertThatThrownBy(() -> ScenarioFile.load(file.toString(), List.of()))
        .hasMessageContaining("unknown key link.bandwith (" + file + ":3)")
        .hasMessageContaining("Maybe link.bandwidth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"study = {", "study = ${nowhere}", "include \"gone"})
  void whatIsNotHoconIsOneLine(String text) throws IOException {
    Path file = folder.resolve("broken.conf");
    Files.writeString(file, text);
    assertThatThrownBy(() -> ScenarioFile.load(file.toString(), List.of()))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("broken.conf");
  }

  @Test
  void unknownScenarioNamesTheLibrary() {
    assertThatThrownBy(() -> ScenarioFile.load("last-light", List.of()))
        .hasMessageContaining("there is no scenario file \"last-light\"")
        .hasMessageContaining("first-light");
  }
}
