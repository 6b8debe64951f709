package io.semlink.scenarios.run;

import static java.util.Objects.requireNonNull;

import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointTiming;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What the runs under a folder have to tell: how long a frame took on this machine, and their
/// points.
public final class EarlierRuns {
  private static final int MOST_RUNS = 50;

  private final List<Run> newestFirst;
  private final Map<String, Sum> threads = new HashMap<>();
  private final Sum frameBytes = new Sum();
  private final Sum sampleBytes = new Sum();
  private final Sum brokerBytes = new Sum();

  private static final class Sum {
    private double amount;
    private double per;

    private void add(double more, double perMore) {
      amount += more;
      per += perMore;
    }

    private Optional<Double> ratio() {
      return per > 0 ? Optional.of(amount / per) : Optional.empty();
    }
  }

  private EarlierRuns(List<Run> newestFirst) {
    this.newestFirst = newestFirst;
    for (Run run : newestFirst) {
      if (RunIdentity.host().equals(run.run().environment().get("host"))) {
        count(run);
      }
    }
  }

  /// Reads the newest runs; one that cannot be read is passed over.
  ///
  /// @param out folder of all runs; it may be absent
  public static EarlierRuns read(Path out) {
    return new EarlierRuns(
        RunFolders.below(out).stream()
            .limit(MOST_RUNS)
            .flatMap(folder -> open(folder).stream())
            .toList());
  }

  private static Optional<Run> open(Path folder) {
    try {
      return Optional.of(RunReader.open(folder));
    } catch (BadRunException e) {
      return Optional.empty();
    }
  }

  private void count(Run run) {
    OptionalInt parallelism = parallelism(run.run());
    parallelism.ifPresent(threadsThere -> countTime(run, threadsThere));
    countBytes(run);
  }

  private static OptionalInt parallelism(RunRecord run) {
    String text = run.environment().getOrDefault("parallelism", "");
    return text.matches("[1-9]\\d{0,8}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /// Points that ran side by side shared the threads, so that each took its part of them. Rates and
  /// not wall times: those of a point that went on leave out what earlier processes did of it.
  private void countTime(Run run, int parallelism) {
    List<PointRecord> timed = run.points().stream().filter(EarlierRuns::isTimed).toList();
    double threadsAPoint = (double) parallelism / Math.min(parallelism, Math.max(1, timed.size()));
    for (PointRecord point : timed) {
      double frames = point.counts().frames();
      double seconds = frames / requireNonNull(point.timing()).wallFramesPerSecond();
      threads
          .computeIfAbsent(key(point.parameters()), _ -> new Sum())
          .add(
              seconds * threadsAPoint,
              frames * work(point.parameters(), requireNonNull(point.budget())));
    }
  }

  private static boolean isTimed(PointRecord point) {
    PointTiming timing = point.timing();
    return point.state() == PointRecord.PointState.DONE
        && point.budget() != null
        && timing != null
        && Double.isFinite(timing.wallFramesPerSecond())
        && timing.wallFramesPerSecond() > 0;
  }

  private void countBytes(Run run) {
    double frames = run.points().stream().mapToDouble(p -> p.counts().framesSeen()).sum();
    if (run.run().state() != RunRecord.RunState.DONE || frames <= 0) {
      return;
    }
    try {
      Path folder = run.folder();
      frameBytes.add(journalBytes(folder), frames);
      Sizes samples = Sizes.below(folder.resolve("samples"));
      sampleBytes.add(samples.bytes(), samples.decodedImages());
      Sizes broker = Sizes.below(folder.resolve("kafka"));
      if (broker.bytes() > 0) {
        brokerBytes.add(broker.bytes(), frames);
      }
    } catch (IOException | UncheckedIOException _) {
      // Somebody deletes the run meanwhile: it tells nothing of its size.
    }
  }

  private static double journalBytes(Path run) throws IOException {
    double bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "frames*.jsonl.zst")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  /// Sizes of the files in a folder and all below it.
  ///
  /// @param bytes of all files
  /// @param decodedImages files that are the decoded image of a frame, one a sampled frame
  private record Sizes(double bytes, double decodedImages) {
    private static Sizes below(Path folder) throws IOException {
      if (!Files.isDirectory(folder)) {
        return new Sizes(0, 0);
      }
      List<Path> files;
      try (Stream<Path> all = Files.walk(folder)) {
        files = all.filter(Files::isRegularFile).toList();
      }
      double bytes = 0;
      double images = 0;
      for (Path file : files) {
        bytes += Files.size(file);
        images += file.toString().endsWith("-decoded.png") ? 1 : 0;
      }
      return new Sizes(bytes, images);
    }
  }

  private static String key(PointParameters parameters) {
    return parameters.scheme() + " " + parameters.receiveMode();
  }

  /// Frames of one scheme are alike; those of random bits are as long as their blocks.
  private static double work(PointParameters parameters, LinkBudget budget) {
    return parameters.resolution() != null
        ? 1
        : (double) budget.codedBits() * budget.blocksPerFrame();
  }

  /// Time of a frame of a scheme and mode, in seconds of one compute thread; empty where no run has
  /// it.
  Optional<Double> threadSecondsAFrame(PointParameters parameters, LinkBudget budget) {
    return Optional.ofNullable(threads.get(key(parameters)))
        .flatMap(Sum::ratio)
        .map(ratio -> ratio * work(parameters, budget));
  }

  /// Bytes of a frame in the files of frames; empty where no run has one.
  Optional<Double> bytesAFrame() {
    return frameBytes.ratio();
  }

  /// Bytes of a frame in the folder of an embedded broker; empty where no run has one.
  Optional<Double> brokerBytesAFrame() {
    return brokerBytes.ratio();
  }

  /// Bytes of the images of one sampled frame; empty where no run has sampled one.
  Optional<Double> bytesASample() {
    return sampleBytes.ratio();
  }

  /// The points of the newest run that has some whose id begins so.
  ///
  /// @param prefix first hex digits of an id
  /// @return empty if no run has one
  public List<PointRecord> points(String prefix) {
    return newestFirst.stream()
        .map(run ->
            run.points().stream().filter(point -> point.pointId().startsWith(prefix)).toList())
        .filter(points -> !points.isEmpty())
        .findFirst()
        .orElse(List.of());
  }
}
