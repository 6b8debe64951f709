package io.semlink.reports.gallery;

import io.semlink.reports.figure.Figure;
import io.semlink.reports.figure.ImageGrid;
import io.semlink.reports.figure.ImageGrid.Cell;
import io.semlink.reports.figure.ImageGrid.Row;
import io.semlink.reports.figure.ImageGrid.Swatch;
import io.semlink.reports.stat.Abscissa;
import io.semlink.reports.stat.Condition;
import io.semlink.reports.stat.Curve;
import io.semlink.reports.stat.Words;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.RunRecord;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The same frames at a bad, a middling and a good channel: what the sensors saw, the truth, and
/// what the receiver understood in each mode.
final class SamplesFigure {
  private static final int MOST_FRAMES = 3;

  /// A cell is about 120 pixels wide; more than twice that only makes files larger.
  private static final int MOST_PIXELS_ACROSS = 320;

  private final RunRecord run;
  private final Condition condition;
  private final SampleFiles files;
  private final SampleNotes notes;
  private final SortedSet<Integer> classes = new TreeSet<>();

  private SamplesFigure(RunRecord run, Condition condition, SampleFiles files, SampleNotes notes) {
    this.run = run;
    this.condition = condition;
    this.files = files;
    this.notes = notes;
  }

  /// The figure, or nothing if the run kept no images of this condition.
  static Optional<Figure> of(
      RunRecord run, Condition condition, SampleFiles files, SampleNotes notes) {
    return new SamplesFigure(run, condition, files, notes).figure();
  }

  private Optional<Figure> figure() {
    List<Double> levels = levels();
    List<Long> frames = frames(levels);
    if (frames.isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = rows(frames, levels);
    List<String> columns = new ArrayList<>(List.of("RGB", "thermal", "truth"));
    levels.forEach(level -> columns.add("decoded, " + at(level)));
    List<Swatch> legend =
        classes.stream()
            .map(c -> new Swatch(ClassNames.CLASSES.get(c).color(), ClassNames.of(c)))
            .toList();
    return Optional.of(
        new Figure(
            "samples" + condition.suffix(),
            Captions.title("The same frames over bad, middling and good channels", condition),
            Captions.conditions(condition),
            "",
            "Classes are laid over a pale grey copy of the RGB image. "
                + Captions.provenance(run, points(condition)),
            new ImageGrid(columns, rows, legend)));
  }

  private List<Row> rows(List<Long> frames, List<Double> levels) {
    List<Row> rows = new ArrayList<>();
    for (long frame : frames) {
      boolean first = true;
      for (Curve curve : condition.curves()) {
        rows.add(row(frame, curve, levels, first));
        first = false;
      }
    }
    return rows;
  }

  private Row row(long frame, Curve curve, List<Double> levels, boolean first) {
    List<Cell> cells = new ArrayList<>();
    Optional<BufferedImage> rgb = source(frame, "rgb");
    if (first) {
      cells.add(cell(rgb, notes.name(frame)));
      cells.add(cell(source(frame, "thermal"), ""));
      cells.add(cell(labels(source(frame, "truth"), rgb), ""));
    } else {
      cells.addAll(List.of(Cell.BLANK, Cell.BLANK, Cell.BLANK));
    }
    for (double level : levels) {
      Optional<PointRecord> point = point(curve, level);
      cells.add(
          cell(
              labels(point.flatMap(p -> files.image(p.pointId(), frame, "decoded")), rgb),
              point.map(p -> notes.of(p.pointId(), frame)).orElse("")));
    }
    return new Row(curve.label(), cells);
  }

  /// What the sensors saw is the same at every point: the first that kept it will do.
  private Optional<BufferedImage> source(long frame, String kind) {
    return points(condition).stream()
        .flatMap(p -> files.image(p.pointId(), frame, kind).stream())
        .findFirst()
        .map(image -> kind.equals("truth") ? image : Thumbnail.of(image, MOST_PIXELS_ACROSS));
  }

  private Optional<BufferedImage> labels(
      Optional<BufferedImage> labels, Optional<BufferedImage> scene) {
    labels.ifPresent(image -> classes.addAll(LabelImage.classes(image)));
    return labels.map(image -> scene.map(s -> LabelImage.over(image, s)).orElse(image));
  }

  private static Cell cell(Optional<BufferedImage> image, String note) {
    return image.map(i -> new Cell(i, note)).orElse(Cell.BLANK);
  }

  /// Lowest level, the one where decoding is nearest to an even chance, and the highest.
  private List<Double> levels() {
    List<Double> all =
        points(condition).stream()
            .filter(p -> !files.frames(p.pointId()).isEmpty())
            .map(this::x)
            .distinct()
            .sorted()
            .toList();
    if (all.size() <= 3) {
      return all;
    }
    List<Double> inner = all.subList(1, all.size() - 1);
    boolean anyCoded = points(condition).stream().anyMatch(SamplesFigure::isCoded);
    double threshold =
        points(condition).stream()
            .filter(p -> inner.contains(x(p)))
            .filter(p -> !anyCoded || isCoded(p))
            .min(
                Comparator.<PointRecord>comparingDouble(
                        p -> Math.abs(p.counts().decodeSuccess() - 0.5))
                    .thenComparingDouble(this::distanceFromCliff))
            .map(this::x)
            .orElse(inner.getFirst());
    return List.of(all.getFirst(), threshold, all.getLast());
  }

  /// Of points that fail alike the highest is nearest to the cliff.
  private double distanceFromCliff(PointRecord point) {
    return point.counts().decodeSuccess() < 0.5 ? -x(point) : Double.MAX_VALUE;
  }

  /// Frames that every shown point kept.
  private List<Long> frames(List<Double> levels) {
    List<Long> frames = new ArrayList<>();
    boolean first = true;
    for (PointRecord point : points(condition)) {
      if (levels.contains(x(point))) {
        List<Long> kept = files.frames(point.pointId());
        if (first) {
          frames.addAll(kept);
        }
        frames.retainAll(kept);
        first = false;
      }
    }
    return frames.stream().limit(MOST_FRAMES).toList();
  }

  private Optional<PointRecord> point(Curve curve, double level) {
    return curve.points().stream().filter(p -> x(p) == level).findFirst();
  }

  private String at(double level) {
    return condition.abscissa() == Abscissa.DEMOD_BER
        ? "BER " + Words.probability(level)
        : Words.db(level);
  }

  private double x(PointRecord point) {
    return Objects.requireNonNull(condition.abscissa().of(point));
  }

  private static boolean isCoded(PointRecord point) {
    LinkBudget budget = point.budget();
    return budget != null && budget.codeRate() < 1;
  }

  private static List<PointRecord> points(Condition condition) {
    return condition.curves().stream().flatMap(c -> c.points().stream()).toList();
  }
}
