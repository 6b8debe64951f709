package io.semlink.scenarios.cli;

import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.evaluation.SchemeEvaluation.Condition;
import io.semlink.models.torchscript.TorchScriptFiles;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.evaluate.EvaluationOutput;
import io.semlink.scenarios.evaluate.EvaluationRecords;
import io.semlink.scenarios.evaluate.PayloadSizes;
import io.semlink.scenarios.evaluate.SchemeRun;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.PayloadKind;
import io.semlink.simulator.link.PayloadSize;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink evaluate`: what a scheme understands without a radio link.
@Command(
    name = "evaluate",
    description = {
      "Measures what a scheme understands of labelled frames, without a radio link:",
      "mIoU, IoU and recall by class, day and night, each with its interval."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SCHEME", description = "as `semlink models` lists them")
  private String scheme = "";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "(default: those that come with it)")
  private @Nullable Path weights;

  @Mixin private TorchScriptOptions torchScript = new TorchScriptOptions();

  @Mixin private EvaluationDataOptions data = new EvaluationDataOptions();

  @Mixin private FolderOptions folder = new FolderOptions();

  @Option(
      names = "--bits-per-pixel",
      paramLabel = "X",
      split = ",",
      description = "the nearest legal payload is taken (default: 0.07)")
  private List<Double> bitsPerPixel = List.of();

  @Option(
      names = "--planes",
      paramLabel = "C",
      split = ",",
      description = "payloads as multiples of the smallest one")
  private List<Integer> planes = List.of();

  @Option(
      names = "--modality",
      paramLabel = "both|rgb|thermal",
      defaultValue = "both",
      description = "the other image is black (default: ${DEFAULT-VALUE})")
  private String modality = "both";

  @Option(
      names = "--bit-error-rate",
      paramLabel = "P",
      split = ",",
      description = "payload bits arrive wrong with this probability; 0 is added to compare with")
  private List<Double> bitErrorRates = List.of();

  @Option(
      names = "--classes",
      paramLabel = "CLASS",
      split = ",",
      description = "a mean over these too; \"other\" is class 0")
  private List<String> classes = List.of();

  @Option(
      names = "--map-rest",
      paramLabel = "kept|unlabelled|ignored",
      defaultValue = "kept",
      description = {
        "what becomes of the other classes (default: ${DEFAULT-VALUE}); unlabelled: class 0 in",
        "truth and prediction; ignored: their pixels do not count, predicted they are class 0"
      })
  private String mapRest = "kept";

  @Option(
      names = "--compare",
      paramLabel = "SCHEME[:FILE]",
      description = "a second scheme or other weights, for paired differences")
  private @Nullable String other;

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu",
      defaultValue = "auto",
      description = "(default: ${DEFAULT-VALUE})")
  private String device = "auto";

  @Option(names = "--json", description = "prints JSON instead of Markdown")
  private boolean json;

  @Option(names = "--csv", paramLabel = "FILE", description = "writes one line a measure")
  private @Nullable Path csv;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    Schemes schemes = Schemes.onClassPath();
    if (csv != null) {
      OutputFile.prepare(csv);
    }
    List<Scheme> opened =
        new ArrayList<>(List.of(open(schemes, scheme, weights, torchScript.files(scheme))));
    if (other != null) {
      int colon = other.indexOf(':');
      opened.add(
          colon < 0
              ? open(schemes, other, null, null)
              : open(
                  schemes, other.substring(0, colon), Path.of(other.substring(colon + 1)), null));
    }
    EvaluationOutput output = evaluate(opened);
    PrintWriter out = spec.commandLine().getOut();
    out.print(
        json ? ResultJson.writePretty(EvaluationRecords.json(output)) + "\n" : output.markdown());
    out.flush();
    if (csv != null) {
      Files.write(csv, EvaluationRecords.csv(output));
    }
    return 0;
  }

  private EvaluationOutput evaluate(List<Scheme> opened) {
    Resolution resolution = opened.getFirst().resolution();
    if (!opened.getLast().resolution().equals(resolution)) {
      throw new ScenarioException(
          "--compare: %s takes %s but %s takes %s, so they cannot see the same frames"
              .formatted(
                  opened.getFirst().name(),
                  resolution,
                  opened.getLast().name(),
                  opened.getLast().resolution()));
    }
    SchemeRun.Setting setting = setting(resolution);
    List<Condition> conditions = conditions(opened);
    // A run may take an hour, so nothing may be found wrong after one.
    for (Scheme one : opened) {
      conditions.forEach(condition -> setting.requireFit(one, condition.payload()));
    }
    List<SchemeRun> runs =
        opened.stream()
            .map(one ->
                SchemeRun.of(one, conditions, setting, progress(one, setting), System::nanoTime))
            .toList();
    return EvaluationOutput.of(setting, runs);
  }

  private Scheme open(
      Schemes schemes, String name, @Nullable Path file, @Nullable TorchScriptFiles own) {
    return schemes.open(
        new SchemeSettings(
            name, ReceiveMode.CODED_HARD, modality(), file, null, own, "command line"));
  }

  private Modality modality() {
    return Words.of(
        spec.commandLine(), "--modality", modality, List.of(Modality.values()), Modality::keyword);
  }

  private SchemeRun.Setting setting(Resolution resolution) {
    return new SchemeRun.Setting(
        data.open(resolution, folder),
        modality(),
        data.seed(),
        subset(),
        checked(() -> new Devices().resolve(device)).getFirst());
  }

  private ClassSubset subset() {
    ClassSubset.Rest rest =
        Words.of(
            spec.commandLine(),
            "--map-rest",
            mapRest,
            List.of(ClassSubset.Rest.values()),
            ClassSubset.Rest::keyword);
    if (classes.isEmpty()) {
      if (rest != ClassSubset.Rest.KEPT) {
        throw bad("--map-rest needs --classes");
      }
      return ClassSubset.ALL;
    }
    return checked(() -> new ClassSubset(classes.stream().map(ClassSubset::named).toList(), rest));
  }

  /// What every scheme is evaluated under: only results of equal payloads can be compared.
  private List<Condition> conditions(List<Scheme> opened) {
    if (!planes.isEmpty() && !bitsPerPixel.isEmpty()) {
      throw bad("--planes and --bits-per-pixel exclude each other");
    }
    return checked(() -> {
      Scheme first = opened.getFirst();
      PayloadKind kind = kind(first);
      if (kind != PayloadKind.BITS && !bitErrorRates.isEmpty()) {
        throw bad("%s sends no bits, so --bit-error-rate means nothing".formatted(first.name()));
      }
      List<Integer> sizes = sizes(first);
      opened.forEach(one -> requireEqual(first, one, sizes));
      List<Double> rates =
          Stream.concat(Stream.of(0.0), bitErrorRates.stream()).distinct().toList();
      return sizes.stream()
          .map(length -> new PayloadSize(kind, length))
          .flatMap(size -> rates.stream().map(rate -> new Condition(size, rate)))
          .toList();
    });
  }

  private static PayloadKind kind(Scheme one) {
    return one.payloadKinds().contains(PayloadKind.BITS) ? PayloadKind.BITS : PayloadKind.FEATURES;
  }

  private List<Integer> sizes(Scheme one) {
    List<Double> wanted = bitsPerPixel.isEmpty() ? List.of(0.07) : bitsPerPixel;
    return planes.isEmpty()
        ? wanted.stream().map(x -> PayloadSizes.nearest(one, x)).toList()
        : planes.stream().map(c -> PayloadSizes.planes(one, c)).toList();
  }

  /// A plane is as large as a scheme makes it; a number of bits is the same for both, where the
  /// second scheme can send it.
  private void requireEqual(Scheme first, Scheme second, List<Integer> sizes) {
    List<Integer> others =
        planes.isEmpty() ? sizes.stream().map(second::largestPayload).toList() : sizes(second);
    for (int i = 0; i < sizes.size(); i++) {
      if (kind(first) != kind(second) || !sizes.get(i).equals(others.get(i))) {
        throw new ScenarioException(
            "--compare: %s sends %s %s but %s %s %s, and only equal payloads can be compared"
                .formatted(
                    first.name(),
                    sizes.get(i),
                    kind(first).words(),
                    second.name(),
                    others.get(i),
                    kind(second).words()),
            "Maybe --bits-per-pixel with a payload that both can send");
      }
    }
  }

  private java.util.function.IntConsumer progress(Scheme one, SchemeRun.Setting setting) {
    PrintWriter err = spec.commandLine().getErr();
    int all = setting.frames().numFrames();
    return done -> {
      if (Terminal.showsProgress()) {
        err.print("\r%s: %s/%s frames%s".formatted(one.name(), done, all, done < all ? "" : "\n"));
        err.flush();
      }
    };
  }

  private <T> T checked(java.util.function.Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
