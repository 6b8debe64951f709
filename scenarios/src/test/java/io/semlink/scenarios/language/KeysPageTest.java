package io.semlink.scenarios.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/scenario-keys.md says what the readers do.
final class KeysPageTest {
  private static final Path PAGE = Path.of("../docs/scenario-keys.md");

  @TempDir private Path folder;

  private static final String ROAD =
      """
      study = road, seed = 1, repetitions = 1, common-random-numbers = true, device = cpu
      run { parallelism = 2, batch = 4 }
      source { sensor = synthetic-road, resolution = "96x128", split = test, day-night = day
        frame-rate = "10 fps", arrival = saturated, queue = 3, weather = fog, visibility = "50 m"
        thermal-crossover = 0.5, misalignment = "1 px", rotation = "0.5 deg", camera-baseline = "10 cm"
        motion-blur = "1 px", defocus = "1 px", distortion = 0.1, jpeg-quality = 50 }
      schemes { s { scheme = x, weights = w, concealment = grey, receive = coded-hard, modality = both } }
      link { bandwidth = "16 kHz", bits-per-pixel = 0.1, modulation = qpsk, demapper = max-log
        EsN0 = "1 dB", channel = awgn, header-symbols = 1, propagation-delay = "1 ms"
        harq { rounds = 2, combining = chase, feedback = "1 ms" } }
      stop { max-frames = 1, block-errors = 1, max-blocks = 1, max-time = "1 s", miou-half-width = 0.1 }
      report.samples = 1
      log { kafka = off, kafka-client { a = b } }
      assert = ["failed_points = 0"]
      """;

  private static final String SMALL_ROAD =
      "study = a, schemes.s.scheme = x, link { bandwidth = \"1 kHz\", EsN0 = \"1 dB\" }";

  private static final String ALONE = "study = a, source.sensor = random-bits\n";
  private static final String NOISE = "link.EsN0 = \"1 dB\"\n";

  /// Codes, each with all its keys and, where it needs none, without.
  private static final List<String> CODES =
      List.of(
          "base-graph = 1, code-rate = \"1/2\", rate-matching = nr, buffer-bits = 1000, crc = none,"
              + " decoder = layered-nms, precision = float, normalisation = 0.7, iterations = 3,"
              + " early-stop = none",
          "decoder = layered-oms, offset = 0.5",
          "decoder = layered-nms",
          "rate-matching = none, lifting-size = 96, base-graph = 2",
          "family = ldpc, matrix = wifi-648-540",
          "family = polar, code-rate = \"1/2\", list-size = 4, path-rule = exact, control = uplink",
          "family = polar",
          "family = convolutional, constraint-length = 3, generators = \"7, 5\", crc = crc16,"
              + " termination = truncated",
          "family = convolutional",
          "family = repetition, factor = 3",
          "family = repetition",
          "family = none");

  private static final List<String> MCS =
      List.of(
          "table = qam64, index = 3",
          "selection = instantaneous, target-bler = 0.1, margin = \"1 dB\", delay = 2",
          "selection = average");

  private static final List<String> CHANNELS =
      List.of(
          "awgn { csi = estimated, pilot-gain = \"3 dB\", EsN0-bias = \"1 dB\", EsN0-error = \"1"
              + " dB\", shadowing = \"1 dB\", phase-noise = 0.1, frequency-offset = 0.1, impulses {"
              + " probability = 0.1, power-ratio = 10, receiver = mean } }",
          "awgn { csi = estimated, gain-error-variance = 0.1 }",
          "awgn { csi = estimated, impulses { overlap-index = 0.1, gaussian-ratio = 0.1 } }",
          "awgn { }",
          "rayleigh { coherence = \"9 symbols\" }",
          "rayleigh { coherence = \"9 ms\" }",
          "rician { K-factor = \"3 dB\", doppler = \"9 Hz\", line-of-sight-shift = 0.5 }",
          "rician { K-factor = \"3 dB\", doppler = \"9 Hz\" }",
          "nakagami { m = 2, coherence = \"9 symbols\" }",
          "tdl { profile = tdl-b, delay-spread = \"9 ns\", doppler = \"9 Hz\", model = time,"
              + " numerology = 1, subcarriers = 72, fft-size = 128, cyclic-prefix = 9,"
              + " pilot-subcarriers = 4, pilot-symbols = 4, fill-order = time-first, csi = perfect,"
              + " equaliser = mmse, estimate-noise = true }",
          "tdl { pilot-subcarriers = 4 }",
          "tdl { }",
          "bsc { bit-error-rate = 0.1 }",
          "bec { erasure-rate = 0.1 }",
          "packet-loss { loss-rate = 0.1, packet-bits = 100 }",
          "gilbert-elliott { to-bad = 0.1, to-good = 0.1, good = 0, bad = 0.5, receiver = state }",
          "gilbert-elliott { to-bad = 0.1, to-good = 0.1 }",
          "trace { file = trace.csv }");

  private static final String TRAINING =
      """
      study = t
      training { network = promsc-tiny, steps = 1, batch = 2, frames = 1, seeds = [1], prompt-steps = 1
        modality = both, channel-noise = on, class-weights = enet
        variants { v { prompt-steps = 1, modality = both, channel-noise = on, class-weights = enet } } }
      evaluation { frames = 1, planes = [1, 2], bit-error-rates = [0] }
      claims = ["v non-decreasing in planes"]
      """;

  private static final String SMALL_TRAINING =
      "study = t, training { network = promsc-tiny, variants { v { } } }";

  private List<String> scenarios() throws IOException {
    Files.writeString(folder.resolve("trace.csv"), "es_n0_db\n1\n2\n");
    List<String> all = new ArrayList<>(List.of(ROAD, SMALL_ROAD, TRAINING, SMALL_TRAINING));
    String folderSource = "source { sensor = folder, path = p, ";
    all.add(
        SMALL_ROAD.replace("scheme = x", "scheme = \"jpeg2000+mfnet-small\", schemes.s.split = 0.5")
            + "\n"
            + folderSource
            + "labels = l, layout = auto, thermal-range = auto, strict = true, split = test,"
            + " day-night = day }");
    all.add(SMALL_ROAD + "\n" + folderSource + "}");
    String own = SMALL_ROAD.replace("scheme = x", "scheme = torchscript") + "\n";
    String halves = "schemes.s { encoder = e, decoder = d, resolution = \"96x128\"";
    all.add(own + halves + " }");
    all.add(own + halves + ", nested = true }");
    all.add(ALONE + "source { blocks-per-frame = 2, block-bits = 9 }, link.EbN0 = \"1 dB\"");
    CODES.forEach(code -> all.add(ALONE + NOISE + "link.code { " + code + " }"));
    MCS.forEach(mcs -> all.add(ALONE + NOISE + "link.mcs { " + mcs + " }"));
    CHANNELS.forEach(channel ->
        all.add(ALONE + NOISE + "link.bandwidth = \"1 MHz\", link.channel { " + channel + " }"));
    return all;
  }

  private KeysPage page() throws IOException {
    KeysPage page = new KeysPage();
    for (String scenario : scenarios()) {
      page.read(scenario, folder);
    }
    return page;
  }

  @Test
  void everyKeyIsReadAndHasASentence() throws IOException {
    KeysPage page = page();
    assertThat(page.neverRead()).isEmpty();
    assertThat(page.notInTheTable()).isEmpty();
    assertThat(KeyTable.ALL).hasSizeGreaterThan(90);
    assertThat(KeyTable.ALL).allSatisfy(key -> assertThat(key.sentence()).endsWith("."));
    assertThat(KeyTable.CHANNELS).allSatisfy(key -> assertThat(key.sentence()).endsWith("."));
    assertThat(KeyTable.ALL.stream().map(ScenarioKeys.Key::pattern)).doesNotHaveDuplicates();
  }

  /// After a change of a reader: take the page from `target`.
  @Test
  void theCommittedPageIsWhatTheReadersSay() throws IOException {
    String made = page().markdown();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/scenario-keys.md"), made);
    assertThat(PAGE).content().isEqualTo(made);
  }

  /// Bounds of the page that a user would notice first, so that a page of dashes cannot pass.
  @Test
  void thePageSaysTypesDefaultsAndBounds() throws IOException {
    assertThat(page().markdown())
        .contains("| `link.code.iterations` | whole number | 20 | 1..1000 | yes |")
        .contains("| `link.EsN0` | ratio in dB | - | at least -100 dB; at most 200 dB | yes |")
        .contains("| `source.misalignment` | length in px | 0 px |")
        .contains("| `link.modulation` | word | qpsk |")
        .contains("| `run.batch` | whole number | 4 | 1..256 | yes |")
        .contains("| `link.channel.*.K-factor` | ratio in dB | - | at least -100 dB | yes |");
  }
}
