package io.semlink.scenarios.cli;

import io.semlink.models.evaluation.ClassSubset;
import io.semlink.models.separate.SeparateSchemes;
import io.semlink.models.zoo.Devices;
import io.semlink.scenarios.evaluate.EvaluationFrames;
import io.semlink.scenarios.evaluate.SchemeRun;
import io.semlink.scenarios.evaluate.SplitSearch;
import io.semlink.scenarios.language.SchemeSettings;
import io.semlink.scenarios.plan.Schemes;
import io.semlink.simulator.link.ReceiveMode;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.folder.FolderSplit;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `semlink models search-split`: how the images of a separate scheme should share their bytes.
@Command(
    name = "search-split",
    description = {
      "Searches how RGB and thermal of a separate scheme should share their bytes:",
      "the mIoU of validation frames with each share of RGB at each rate, without a radio link."
    },
    sortOptions = false,
    mixinStandardHelpOptions = true)
final class ModelsSearchSplitCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CODEC+NETWORK", description = "as in jpeg2000+mfnet-small")
  private String scheme = "";

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "(default: those that come with it)")
  private @Nullable Path weights;

  @Option(
      names = "--bits-per-pixel",
      paramLabel = "X",
      split = ",",
      required = true,
      description = "rates; the nearest legal payload is taken")
  private List<Double> bitsPerPixel = List.of();

  @Option(
      names = "--shares",
      paramLabel = "S",
      split = ",",
      defaultValue = "0.3,0.4,0.5,0.6,0.7,0.8,0.9",
      description = "of RGB, 0.75 is added (default: ${DEFAULT-VALUE})")
  private List<Double> shares = List.of();

  @Mixin private EvaluationDataOptions data = new EvaluationDataOptions();

  @Mixin private FolderOptions folder = new FolderOptions();

  @Option(
      names = "--device",
      paramLabel = "auto|cpu|gpu",
      defaultValue = "auto",
      description = "(default: ${DEFAULT-VALUE})")
  private String device = "auto";

  @Option(names = "--csv", paramLabel = "FILE", description = "writes every share's mIoU")
  private @Nullable Path csv;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ModelsSearchSplitCommand() {}

  @Override
  public Integer call() throws IOException {
    Schemes schemes = Schemes.onClassPath();
    // That of 3:1 says the weights' hash alone, without a table that came of an earlier search.
    Scheme usual = open(schemes, checked(() -> SeparateSchemes.withSplit(scheme, "3:1")));
    EvaluationFrames frames = data.open(usual.resolution(), folder, FolderSplit.VALIDATION);
    SchemeRun.Setting setting =
        new SchemeRun.Setting(
            frames,
            Modality.BOTH,
            data.seed(),
            ClassSubset.ALL,
            checked(() -> new Devices().resolve(device)).getFirst());
    SplitSearch.Plan plan = checked(() -> new SplitSearch.Plan(shares, bitsPerPixel, setting));
    if (csv != null) {
      OutputFile.prepare(csv);
    }
    SplitSearch found =
        SplitSearch.run(
            share ->
                open(
                    schemes,
                    checked(() -> SeparateSchemes.withSplit(scheme, Double.toString(share)))),
            plan,
            progress(frames.numFrames()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(found.text());
    out.flush();
    if (csv != null) {
      Files.write(csv, found.csv(notes(usual, plan)));
    }
    return 0;
  }

  private List<String> notes(Scheme usual, SplitSearch.Plan plan) {
    return List.of(
        "mIoU of %s (weights %s) with each share of RGB over a link without errors"
            .formatted(scheme, usual.weightsHash()),
        "%s frames of %s"
            .formatted(plan.setting().frames().numFrames(), plan.setting().frames().description()),
        String.join(" ", command(plan)),
        "differences to a share of 0.75 (3:1) with paired 95 % intervals; the highest mIoU is"
            + " taken");
  }

  /// What gives the same table again; the device is left out, which moves it by rounding at most.
  private List<String> command(SplitSearch.Plan plan) {
    List<String> words = new ArrayList<>(List.of("./semlink", "models", "search-split", scheme));
    if (weights != null) {
      words.addAll(List.of("--weights", Words.quoted(weights)));
    }
    words.addAll(List.of("--bits-per-pixel", words(bitsPerPixel), "--shares", words(shares)));
    words.addAll(data.words(plan.setting().frames().numFrames()));
    words.addAll(folder.words());
    return words;
  }

  private static String words(List<Double> values) {
    return String.join(",", values.stream().map(String::valueOf).toList());
  }

  private Scheme open(Schemes schemes, String name) {
    return schemes.open(new SchemeSettings(name, ReceiveMode.CODED_HARD, weights, "command line"));
  }

  private SplitSearch.Progress progress(int all) {
    PrintWriter err = spec.commandLine().getErr();
    return (share, done) -> {
      if (Terminal.showsProgress()) {
        err.print("\rshare %s: %s/%s frames%s".formatted(share, done, all, done < all ? "" : "\n"));
        err.flush();
      }
    };
  }

  private <T> T checked(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
