package io.semlink.scenarios.run;

import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointTiming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the runs under a folder have to tell: how long a frame took on this machine, and their
/// points.
public final class EarlierRuns {
  private static final int MOST_RUNS = 50;

  private final List<Run> newestFirst;
  private final Map<String, Sum> wall = new HashMap<>();
  private final Sum disk = new Sum();

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
    if (!Files.isDirectory(out)) {
      return new EarlierRuns(List.of());
    }
    List<Run> runs = new ArrayList<>();
    try (Stream<Path> folders = Files.find(out, 2, (path, _) -> isRun(path))) {
      // Names of runs begin with their time.
      folders
          .sorted(Comparator.comparing((Path run) -> String.valueOf(run.getFileName())).reversed())
          .limit(MOST_RUNS)
          .forEach(folder -> open(folder).ifPresent(runs::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EarlierRuns(List.copyOf(runs));
  }

  private static boolean isRun(Path folder) {
    return Files.isRegularFile(folder.resolve("manifest.json"))
        && Files.isRegularFile(folder.resolve("points.jsonl"));
  }

  private static Optional<Run> open(Path folder) {
    try {
      return Optional.of(RunReader.open(folder));
    } catch (BadRunException e) {
      return Optional.empty();
    }
  }

  private void count(Run run) {
    long frames = 0;
    for (PointRecord point : run.points()) {
      PointTiming timing = point.timing();
      LinkBudget budget = point.budget();
      frames += point.counts().framesSeen();
      if (timing != null && budget != null && point.state() == PointRecord.PointState.DONE) {
        wall.computeIfAbsent(key(point.parameters()), _ -> new Sum())
            .add(
                timing.wallSeconds(),
                point.counts().framesSeen() * work(point.parameters(), budget));
      }
    }
    try {
      disk.add((double) Files.size(run.folder().resolve("frames.jsonl.zst")), (double) frames);
    } catch (IOException e) {
      // A run without frames tells nothing of their size.
      disk.add(0, 0);
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

  /// Wall time of a frame of a scheme and mode, s; empty where no run has it.
  Optional<Double> secondsAFrame(PointParameters parameters, LinkBudget budget) {
    return Optional.ofNullable(wall.get(key(parameters)))
        .flatMap(Sum::ratio)
        .map(ratio -> ratio * work(parameters, budget));
  }

  /// Bytes of a frame's record on the disk; empty where no run has one.
  Optional<Double> bytesAFrame() {
    return disk.ratio();
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
