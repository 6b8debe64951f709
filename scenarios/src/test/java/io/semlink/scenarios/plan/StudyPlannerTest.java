package io.semlink.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.actors.study.PointPlan;
import io.semlink.actors.study.StudyPlan;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.language.Scenario;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.simulator.link.LinkBudget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StudyPlannerTest {
  @TempDir private Path folder;

  private static StudyPlan library(String name, String... settings) {
    return plan(ScenarioFile.load(name, List.of(settings)));
  }

  private StudyPlan file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("study.conf"), text);
    return plan(ScenarioFile.load(file.toString(), List.of()));
  }

  private static StudyPlan plan(ScenarioFile file) {
    return new StudyPlanner(Schemes.onClassPath(), new Devices()).plan(Scenario.read(file, 2));
  }

  private static LinkBudget budget(PointPlan point) {
    return switch (point) {
      case PointPlan.Frames frames -> frames.budget();
      case PointPlan.Blocks blocks -> blocks.budget();
      case PointPlan.Infeasible infeasible -> throw new AssertionError(infeasible.reason());
    };
  }

  /// 16 kHz carries 33 planes of 48 bits with rate 1/2 and 66 without a code, 64 kHz all 128.
  @Test
  void firstLightCarriesThePlanesThatFit() {
    List<Integer> payloads =
        library("first-light", "link.EsN0=0 dB").points().stream()
            .map(point -> budget(point).payloadBits() / 48)
            .toList();
    assertThat(payloads).containsExactly(33, 128, 66, 128);
  }

  /// The range holds for Es/N0 wherever it comes from.
  @Test
  void anEbN0WhoseEsN0LeavesItsRangeIsRefused() throws IOException {
    String text =
        """
        study = s
        source { sensor = random-bits, block-bits = 100 }
        link { modulation = 1024qam, channel = awgn, code.family = none,
          EbN0 = "%s dB" }
        stop.max-frames = 1
        """;
    assertThat(file(text.formatted("189")).points()).hasSize(1);
    assertThatThrownBy(() -> file(text.formatted("191")))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(
            "link.EbN0 = 191.0 dB: Es/N0 is 201.0 dB but must lie in [-100.0, 200.0]")
        .hasMessageContaining("study.conf:4");
  }

  /// Results in fog must never be taken for results in clear weather.
  @Test
  void weatherNamesThePoint() {
    List<String> clear = ids("link.EsN0=0 dB");
    List<String> fog = ids("link.EsN0=0 dB", "source.weather=fog");
    assertThat(clear).hasSize(4).doesNotContainAnyElementsOf(fog);
    assertThat(ids("link.EsN0=0 dB", "source.weather=clear")).isEqualTo(clear);
    assertThat(ids("link.EsN0=0 dB", "source.weather=fog", "source.visibility=80 m"))
        .hasSize(4)
        .doesNotContainAnyElementsOf(fog);
  }

  private static List<String> ids(String... settings) {
    return library("first-light", settings).points().stream().map(PointPlan::pointId).toList();
  }

  private static final String TORCH_SCRIPT =
      """
      study = mine
      source { sensor = synthetic-road, frame-rate = "10 fps" }
      schemes { mine { scheme = torchscript, ENCODERdecoder = "dec.pt", resolution = "96x128" } }
      link { bandwidth = "16 kHz", modulation = qpsk, channel = awgn, EsN0 = "8 dB" }
      link { code { family = nr-ldpc, code-rate = "1/2" } }
      """;

  private StudyPlan torchScript(String encoder, String bandwidth) throws IOException {
    for (String file : List.of("mean-encoder.pt", "copying-decoder.pt")) {
      try (InputStream in =
          StudyPlanner.class.getResourceAsStream("/io/semlink/scenarios/" + file)) {
        Files.write(
            folder.resolve(file.startsWith("mean") ? "enc.pt" : "dec.pt"),
            Objects.requireNonNull(in).readAllBytes());
      }
    }
    return file(TORCH_SCRIPT.replace("ENCODER", encoder).replace("16 kHz", bandwidth));
  }

  /// The encoder gives 4 bits for each cell of 16 x 16 pixels: 4 x 6 x 8. With 160 symbols a frame
  /// 160 bits fit, 16 of them CRC: three planes.
  @Test
  void usersOwnNetworksAreSchemes() throws IOException {
    StudyPlan plan = torchScript("encoder = \"enc.pt\", ", "16 kHz");
    assertThat(budget(plan.points().getFirst()).payloadBits()).isEqualTo(192);
    assertThat(plan.points().getFirst().parameters().scheme()).isEqualTo("torchscript");
    StudyPlan nested = torchScript("encoder = \"enc.pt\", nested = true, ", "1.6 kHz");
    assertThat(budget(nested.points().getFirst()).payloadBits()).isEqualTo(144);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~                            | schemes.mine.encoder is missing",
        "~encoder = \"none.pt\", ~      | none.pt cannot be read: there is no such file",
        "~encoder = \"study.conf\", ~   | study.conf is not a TorchScript file",
        "~encoder = \"dec.pt\", ~       | dec.pt fails: ",
        "~encoder = \"enc.pt\", nested = maybe, ~ | nested = maybe must be one of false, true",
        "~encoder = \"enc.pt\", weights = \"a\", ~ | weights = a means nothing with scheme ="
            + " torchscript"
      })
  void mistakesWithOwnNetworksAreNamed(String encoder, String message) {
    assertThatThrownBy(() -> torchScript(encoder, "16 kHz"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message);
    assertThatThrownBy(() -> library("first-light", "schemes.semantic.encoder=enc.pt"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("means nothing with scheme = promsc-tiny");
  }

  private StudyPlan modes(String receive, String link) throws IOException {
    return file(
        """
        study = modes
        source { frame-rate = "10 fps" }
        schemes { s { scheme = promsc-tiny, receive = %s } }
        link { %s }
        """
            .formatted(receive, link));
  }

  /// 1600 symbols carry 3200 values, so 66 planes of 48, which leaves 16 symbols idle; what only
  /// bits have is empty, and the channel uses are those of the other modes.
  @Test
  void analogFillsTheSameSymbolsWithValues() throws IOException {
    StudyPlan plan = modes("[coded-soft, analog]", "bandwidth = \"16 kHz\", EsN0 = \"3 dB\"");
    LinkBudget coded = budget(plan.points().getFirst());
    LinkBudget analog = budget(plan.points().getLast());
    assertThat(analog.features()).isEqualTo(66 * 48);
    assertThat(analog.idleSymbols()).isEqualTo(16);
    assertThat(analog.channelUses()).isEqualTo(coded.channelUses()).isEqualTo(1600);
    assertThat(analog.channelUsesPerPixel()).isEqualTo(coded.channelUsesPerPixel());
    assertThat(analog.bitsPerPixel()).isNull();
    assertThat(analog.ebN0Db()).isNull();
    assertThat(plan.points().getLast().parameters().modulation()).isEmpty();
    assertThat(plan.points().getLast().parameters().code()).isEmpty();
  }

  @Test
  void whatAnalogHasNotIsNoAxisOfIt() throws IOException {
    StudyPlan plan =
        modes(
            "[uncoded-soft, analog]",
            "bandwidth = \"16 kHz\", EsN0 = \"3 dB\", modulation = [qpsk, 16qam]");
    assertThat(plan.points().stream().map(p -> p.parameters().receiveMode()))
        .containsExactly("uncoded-soft", "uncoded-soft", "analog");
  }

  @Test
  void analogIsRefusedWhereItMeansNothing() {
    assertThatThrownBy(() -> modes("analog", "bits-per-pixel = 0.1, EsN0 = \"3 dB\""))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("receive = analog needs link.bandwidth");
    assertThatThrownBy(() -> modes("analog", "bandwidth = \"16 kHz\", EbN0 = \"3 dB\""))
        .hasMessageContaining("receive = analog needs link.EsN0");
    for (String bits :
        List.of(
            "bsc { bit-error-rate = 0.1 }",
            "bec { erasure-rate = 0.1 }",
            "packet-loss { loss-rate = 0.1, packet-bits = 100 }",
            "gilbert-elliott { to-bad = 0.1, to-good = 0.5 }")) {
      assertThatThrownBy(
              () -> modes("analog", "bandwidth = \"16 kHz\", channel = { %s }".formatted(bits)))
          .hasMessageContaining("receive = analog sends symbols, but link.channel =");
    }
  }

  @Test
  void wholeFramesMayBeLostInAnyMode() throws IOException {
    StudyPlan plan =
        modes(
            "[coded-hard, analog]",
            "bandwidth = \"16 kHz\", channel = { packet-loss { loss-rate = 0.1 } }");
    assertThat(plan.points()).hasSize(2);
    assertThat(budget(plan.points().getLast()).esN0Db()).isNull();
  }

  @Test
  void codedSoftNeedsADecoderThatRatesBits() throws IOException {
    String link = "bandwidth = \"16 kHz\", EsN0 = \"3 dB\", code { family = %s }";
    for (String family : List.of("polar", "convolutional", "repetition, factor = 3")) {
      assertThatThrownBy(() -> modes("coded-soft", link.formatted(family)))
          .isInstanceOf(ScenarioException.class)
          .hasMessageContaining("receive = coded-soft needs an a-posteriori LLR of each bit");
    }
    assertThat(modes("coded-soft", link.formatted("nr-ldpc, precision = int8")).points())
        .hasSize(1);
  }

  @Test
  void modalityIsAnAxisWithItsOwnPoints() throws IOException {
    StudyPlan plan =
        modes(
            "coded-hard, modality = [both, rgb, thermal]",
            "bandwidth = \"16 kHz\", EsN0 = \"3 dB\"");
    assertThat(plan.points().stream().map(p -> p.parameters().modality()))
        .containsExactly("both", "rgb", "thermal");
    assertThat(plan.points().stream().map(PointPlan::pointId).distinct()).hasSize(3);
  }

  @Test
  void bitsPerPixelAreAnAxis() throws IOException {
    StudyPlan plan =
        file(
            """
            study = rates
            source { frame-rate = "10 fps" }
            schemes { s { scheme = promsc-tiny } }
            link { bits-per-pixel = [0.05, 0.1, 0.3], EsN0 = "3 dB" }
            """);
    assertThat(plan.points()).hasSize(3);
    assertThat(plan.points().stream().map(point -> budget(point).payloadBits()))
        .containsExactly(576, 1200, 3648);
    assertThat(plan.points()).allSatisfy(p -> assertThat(budget(p).bandwidthHz()).isPositive());
  }

  @Test
  void axisThatDoesNotMatterRunsOnce() {
    StudyPlan plan =
        library(
            "first-light",
            "link.EsN0=3 dB",
            "link.bandwidth=64 kHz",
            "link.code.code-rate=[1/2, 3/4]",
            "sweep.grid=[schemes.semantic.receive, link.code.code-rate]");
    assertThat(plan.points().stream().map(p -> p.parameters().receiveMode()))
        .containsExactly("coded-hard", "coded-hard", "uncoded-soft");
  }

  @Test
  void whatDoesNotFitIsInfeasibleAndKeepsItsOwnRow() {
    StudyPlan plan =
        library(
            "first-light",
            "link.bandwidth=200 Hz",
            "link.EsN0=[\"0 dB\", \"1 dB\"]",
            "schemes.semantic.receive=coded-hard");
    assertThat(plan.points()).hasSize(2).allMatch(PointPlan.Infeasible.class::isInstance);
    StudyPlan cut =
        library(
            "first-light",
            "link.EsN0=0 dB",
            "link.bandwidth=16 kHz",
            "schemes.semantic.receive=coded-hard",
            "link.code.rate-matching=none",
            "link.code.base-graph=2",
            "link.code.lifting-size=32");
    assertThat(cut.points())
        .singleElement()
        .isInstanceOfSatisfying(
            PointPlan.Infeasible.class,
            point -> assertThat(point.reason()).contains("3200 coded bits").contains("640"));
  }

  @Test
  void bareCodesAreThoseOfTheBaseGraph() {
    StudyPlan plan =
        library(
            "link-alone",
            "link.EbN0=1 dB",
            "link.modulation=bpsk",
            "link.code.rate-matching=none",
            "link.code.base-graph=1",
            "link.code.lifting-size=384",
            "link.code.code-rate=1/3",
            "source.block-bits=8448");
    LinkBudget budget = budget(plan.points().getFirst());
    assertThat(budget.payloadBits()).isEqualTo(8448);
    assertThat(budget.codedBits()).isEqualTo(25344);
    assertThat(budget.crcBits()).isZero();
    assertThat(budget.esN0Db()).isCloseTo(1 + 10 * Math.log10(1.0 / 3), within(1e-12));
  }

  @Test
  void schemesMayHaveAnyName() throws IOException {
    StudyPlan plan =
        file(
            """
            study = names
            source { frame-rate = "10 fps" }
            schemes { "a+b.c" { scheme = promsc-tiny, receive = [coded-hard, uncoded-soft] } }
            link { bandwidth = "16 kHz", EsN0 = "3 dB" }
            """);
    assertThat(plan.points()).hasSize(2);
  }

  private StudyPlan split(String block) throws IOException {
    return file(
        """
        study = split
        source { frame-rate = "10 fps" }
        schemes { s { scheme = %s } }
        link { bits-per-pixel = 0.5, EsN0 = "3 dB" }
        """
            .formatted(block));
  }

  /// Two points that differ in the split alone are two points.
  @Test
  void theSplitOfASeparateSchemeIsPartOfAPoint() throws IOException {
    PointPlan usual = split("\"jpeg+mfnet-small\"").points().getFirst();
    PointPlan other = split("\"jpeg+mfnet-small\", split = 0.5").points().getFirst();
    PointPlan fixed = split("\"jpeg+mfnet-small\", split = \"3:1\"").points().getFirst();
    assertThat(other.parameters().scheme()).isEqualTo("jpeg+mfnet-small@0.5");
    assertThat(other.pointId()).isNotEqualTo(usual.pointId());
    assertThat(fixed.pointId()).isEqualTo(usual.pointId());
    assertThat(Objects.requireNonNull(budget(other).sourceCoding()).rgbShare()).isEqualTo(0.5);
    assertThat(Objects.requireNonNull(budget(usual).sourceCoding()).rgbShare()).isEqualTo(0.75);
    assertThat(Objects.requireNonNull(budget(usual).bitsPerPixelWithHeaders())).isGreaterThan(0.6);
    assertThat(budget(split("promsc-tiny").points().getFirst()).sourceCoding()).isNull();
  }

  @Test
  void splitsThatMeanNothingAreNamed() {
    assertThatThrownBy(() -> split("promsc-tiny, split = 0.5"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("schemes.s.split: promsc-tiny does not send two images");
    assertThatThrownBy(() -> split("\"jpeg+mfnet-small\", split = 3"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("RGB's share is 3.0 but must lie between 0 and 1");
    assertThatThrownBy(() -> split("\"jpeg+mfnet-small\", split = searched"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("no searched split comes with jpeg+mfnet-small");
    assertThatThrownBy(() -> split("\"jpeg+mfnet-small@half\""))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("split is \"half\" but must be parts as in 3:1");
  }

  /// What is rendered goes to files, to the report and to Kafka.
  @Test
  void secretsAreNeverRendered() {
    ScenarioFile file =
        ScenarioFile.load(
            "first-light", List.of("log.kafka-client={ sasl.jaas.config = \"top secret\" }"));
    assertThat(file.render()).doesNotContain("top secret").contains("(hidden)");
    assertThat(Scenario.read(file, 1).kafkaClient()).containsValue("top secret");
  }

  @Test
  void deviceThatIsNotThereIsRefusedEverywhere() {
    assertThatThrownBy(() -> library("link-alone", "device=gpu"))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("gpu");
  }
}
