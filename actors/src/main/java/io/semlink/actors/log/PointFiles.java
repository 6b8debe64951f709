package io.semlink.actors.log;

import io.semlink.simulator.results.AtomicFile;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The finished points of a run as points.jsonl and points.csv.
///
/// Points finish in any order. The two files are therefore rewritten as a whole, atomically, at
/// each change: they always hold exactly the finished points, in plan order, and lose none when the
/// process is killed. The price is one sequential write of the file a point, about a megabyte for a
/// plan of a thousand.
final class PointFiles {
  private static final String POINTS = "points.jsonl";
  private static final String TABLE = "points.csv";

  private final Path folder;
  private final Map<String, Integer> planIndex = new HashMap<>();
  private final SortedMap<Integer, Row> rows = new TreeMap<>();

  private record Row(PointState state, String json, String csv) {}

  /// Files without a row, not written yet.
  ///
  /// @param folder of the run
  /// @param plan ids of the points in plan order, without duplicates
  PointFiles(Path folder, List<String> plan) {
    this.folder = folder;
    for (String pointId : plan) {
      if (planIndex.put(pointId, planIndex.size()) != null) {
        throw new IllegalArgumentException("point %s twice in the plan".formatted(pointId));
      }
    }
  }

  /// Refuses a point that is not in the plan or is DONE already; one that has failed may finish
  /// again.
  ///
  /// @throws IllegalArgumentException with the point's id
  void requireOpen(PointRecord point) {
    Row former = rows.get(index(point));
    if (former != null && former.state() == PointState.DONE) {
      throw new IllegalArgumentException("point %s finished twice".formatted(point.pointId()));
    }
  }

  /// Takes up the rows of points, in any order, without writing.
  void add(List<PointRecord> points) {
    points.forEach(point -> rows.put(index(point), row(point)));
  }

  /// How many rows there are.
  int size() {
    return rows.size();
  }

  /// Writes the files with one more row; without it when this throws.
  void write(PointRecord point) throws IOException {
    int index = index(point);
    Row former = rows.put(index, row(point));
    try {
      write();
    } catch (IOException e) {
      if (former == null) {
        rows.remove(index);
      } else {
        rows.put(index, former);
      }
      throw e;
    }
  }

  /// Writes the files.
  void write() throws IOException {
    AtomicFile.write(folder.resolve(POINTS), lines(Row::json));
    AtomicFile.write(folder.resolve(TABLE), PointColumns.header() + "\n" + lines(Row::csv));
  }

  private int index(PointRecord point) {
    Integer index = planIndex.get(point.pointId());
    if (index == null) {
      throw new IllegalArgumentException("point %s is not in the plan".formatted(point.pointId()));
    }
    return index;
  }

  private static Row row(PointRecord point) {
    return new Row(point.state(), ResultJson.write(point), PointColumns.line(point));
  }

  private String lines(Function<Row, String> line) {
    return rows.values().stream().map(line).map(text -> text + "\n").collect(Collectors.joining());
  }
}
