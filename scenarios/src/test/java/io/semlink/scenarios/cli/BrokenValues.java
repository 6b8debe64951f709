package io.semlink.scenarios.cli;

import io.semlink.scenarios.cli.Mutations.Broken;
import java.util.ArrayList;
import java.util.List;

/// Lines that break a scenario that was right before them. HOCON lets the later value win.
final class BrokenValues {
  private BrokenValues() {}

  /// Beyond the bounds of the reference page.
  private static final List<String> OUT_OF_RANGE =
      List.of(
          "seed = 99999999999999999999",
          "repetitions = 0",
          "repetitions = 10001",
          "run.batch = 0",
          "run.batch = 257",
          "run.parallelism = -1",
          "report.samples = 101",
          "source.queue = -1",
          "stop.max-frames = 0",
          "stop.block-errors = 0",
          "stop.max-blocks = 0",
          "stop.max-time = \"0 s\"",
          "stop.miou-half-width = 0",
          "stop.miou-half-width = 2",
          "stop.miou-half-width = 0.1f",
          "stop.miou-half-width = 0x1p-4",
          "link.code.normalisation = 0.5d",
          "repetitions = \u0663",
          "link.code.iterations = 0",
          "link.code.iterations = 1001",
          "link.code.normalisation = 1.1",
          "link.code.code-rate = \"3/2\"",
          "link.harq.rounds = 257",
          "link.header-symbols = -1",
          "link.bandwidth = \"0 Hz\"",
          "link.propagation-delay = \"-1 ms\"",
          "link.channel { bsc { bit-error-rate = 0.6 } }",
          "link.channel { rayleigh { coherence = \"0 symbols\" } }",
          "link.channel { nakagami { m = 0.1, coherence = \"9 symbols\" } }",
          "link.channel { tdl { numerology = 7 } }");

  private static final List<String> UNKNOWN_WORDS =
      List.of(
          "device = tpu",
          "source.sensor = eye",
          "source.arrival = later",
          "common-random-numbers = perhaps",
          "link.modulation = 12psk",
          "link.demapper = guess",
          "link.channel = fog",
          "link.channel { moon {} }",
          "link.channel { tdl { profile = tdl-z } }",
          "link.code.family = turbo",
          "link.code.decoder = layered-xyz",
          "link.code.early-stop = soon",
          "link.harq.combining = magic");

  private static final List<String> BAD_RANGES =
      List.of("8:2:-4 dB", "0:0:4 dB", "0:-1:4 dB", "0:0.0001:4 dB", "0:1:4 parsec", "0:1 dB");

  private static final List<String> BAD_ASSERTIONS =
      List.of(
          "min(miuo) >= 0.3",
          "median(miou) >= 0.3",
          "min(miou) => 0.3",
          "min(miou) >= many",
          "min(miou)",
          "min(scheme) > 1",
          "min(miou) >= 0 where scheme > a",
          "min(miou) >= 0 where es_n0 = 3",
          "min(miou) >= 0 where es_n0_db = high",
          "min(miou) >= 0 where",
          "failed_points",
          "all is well");

  /// Lines for one of the base scenarios.
  static List<Broken> of(String name, String base) {
    List<Broken> all = new ArrayList<>();
    for (String line : OUT_OF_RANGE) {
      all.add(Mutations.with("out of range", key(line), base, line));
    }
    for (String line : UNKNOWN_WORDS) {
      all.add(Mutations.with("an unknown word", key(line), base, line));
    }
    String axis = name.equals("link-alone") ? "link.EbN0" : "link.EsN0";
    for (String range : BAD_RANGES) {
      all.add(
          Mutations.with(
              "a bad range", axis, base, axis + " = null", axis + " = \"" + range + "\""));
    }
    all.add(Mutations.with("a bad range", axis, base, axis + " = []"));
    all.add(Mutations.with("a bad range", axis, base, axis + " = [null]"));
    all.add(
        Mutations.with("a bad range", axis, base, axis + " = null", axis + " { from = \"1 dB\" }"));
    for (String text : BAD_ASSERTIONS) {
      all.add(
          Mutations.with(
              "a bad assertion", "assert \"" + text, base, "assert = [\"" + text + "\"]"));
    }
    all.add(Mutations.with("a bad assertion", "assert", base, "assert = [{ a = 1 }]"));
    all.addAll(files(base));
    all.addAll(sweeps(base, axis));
    all.addAll(contradictions(base, axis));
    all.addAll(missing(base, axis));
    return all;
  }

  private static String key(String line) {
    return line.split(" ", 2)[0];
  }

  private static List<Broken> files(String base) {
    return List.of(
        Mutations.with("a missing include", "gone.conf", base, "include \"gone.conf\""),
        Mutations.with(
            "a missing include",
            "gone.conf",
            base,
            "link { include required(file(\"gone.conf\")) }"),
        Mutations.with("an include of itself", "SELF", base, "include \"SELF\""),
        Mutations.with("a missing base", "gone", base, "extends = gone"),
        Mutations.with("a wrong base", "extends", base, "extends = [first-light]"),
        Mutations.with("a base that is itself", "extends", base, "extends = \"SELF\""),
        Mutations.with(
            "a missing file",
            "gone.alist",
            base,
            "link.code = null",
            "link.code { family = ldpc, matrix = gone.alist }"),
        Mutations.with(
            "a missing file",
            "gone.csv",
            base,
            "link.channel = null",
            "link.channel { trace { file = gone.csv } }"));
  }

  private static List<Broken> sweeps(String base, String axis) {
    return List.of(
        Mutations.with("a bad sweep", "moon", base, "sweep = null", "sweep.grid = [link.moon]"),
        Mutations.with("a bad sweep", "sweep.grid", base, "sweep = null", "sweep.grid = []"),
        Mutations.with("a bad sweep", "sweep.zip", base, "sweep = null", "sweep.zip = " + axis),
        Mutations.with(
            "a bad sweep", "sweep.exclude", base, "sweep.exclude = [{ " + axis + " = \"99 dB\" }]"),
        Mutations.with("a bad sweep", "sweep.exclude", base, "sweep.exclude = [{ seed = 1 }]"),
        Mutations.with("a bad sweep", "sweep", base, "sweep = null", "sweep = 5"));
  }

  private static List<Broken> contradictions(String base, String axis) {
    String other = axis.equals("link.EsN0") ? "link.EbN0" : "link.EsN0";
    return List.of(
        Mutations.with("a contradiction", other, base, other + " = \"3 dB\""),
        Mutations.with(
            "a contradiction",
            "stop.max-time",
            base,
            "stop.max-time = \"9 s\"",
            "assert = [repeatable]"),
        Mutations.with("a contradiction", "link.code.offset", base, "link.code.offset = 0.5"),
        Mutations.with(
            "a contradiction", "link.code.lifting-size", base, "link.code.lifting-size = 96"),
        Mutations.with("a contradiction", "link.code.list-size", base, "link.code.list-size = 4"),
        Mutations.with("a contradiction", "link.modulation", base, "link.mcs.index = 3"),
        Mutations.with("a contradiction", "source.path", base, "source.path = here"),
        Mutations.with("a contradiction", "claims", base, "claims = [\"a > b\"]"),
        Mutations.with("a contradiction", "device", base, "device = [auto, cpu]"),
        Mutations.with(
            "a contradiction",
            "link.channel",
            base,
            "link.channel = null",
            "link.channel { rayleigh { coherence = \"9 symbols\", doppler = \"9 Hz\" } }"),
        Mutations.with(
            "a contradiction",
            "link.channel",
            base,
            "link.channel = null",
            "link.channel { awgn { pilot-gain = \"3 dB\" } }"));
  }

  private static List<Broken> missing(String base, String axis) {
    return List.of(
        Mutations.with("something missing", "study", base, "study = null"),
        Mutations.with("something missing", axis, base, "sweep = null", axis + " = null"),
        Mutations.with("something missing", "link", base, "sweep = null", "link = null"),
        Mutations.with("something wrong", "study", base, "study = \"a/b\""),
        Mutations.with("something wrong", "link", base, "link = 5"),
        Mutations.with("something wrong", "log.kafka-client", base, "log.kafka-client = 5"),
        Mutations.with("something wrong", "extends", base, "link.extends = cliff"));
  }
}
