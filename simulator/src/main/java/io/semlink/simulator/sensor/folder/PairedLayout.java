package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.TimeOfDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `visible` and `infrared`, split by a table where there is one.
record PairedLayout(Path root, LabelFiles labels, @Nullable FrameTable table)
    implements FolderLayout {
  static PairedLayout open(Path root, @Nullable Path given) {
    LabelFiles labels = LabelFiles.of(given, root.resolve("labels"), false, ClassMap.MFNET);
    Path table = (given == null ? root : given).resolve(FrameTable.NAME);
    return new PairedLayout(
        root, labels, Files.isRegularFile(table) ? FrameTable.read(table) : null);
  }

  @Override
  public Set<FolderSplit> splits() {
    return table == null ? Set.of() : table.splits();
  }

  @Override
  public ClassMap classes() {
    return labels.classes();
  }

  @Override
  public Listing list(FolderSplit split) {
    FrameTable known = table;
    Listing all =
        Listing.pairs(
            root.resolve("visible"),
            root.resolve("infrared"),
            labels,
            name -> known == null ? TimeOfDay.UNKNOWN : known.time(name));
    return known == null ? all : among(all, known, split);
  }

  @Override
  public List<BadFrame> strays() {
    return labels.without(list(FolderSplit.ALL).names());
  }

  @Override
  public List<String> remarks() {
    return labels.remarks();
  }

  private static Listing among(Listing all, FrameTable table, FolderSplit split) {
    Listing chosen = all.only(name -> table.holds(name, split));
    Set<String> names = chosen.names();
    table.rows().keySet().stream()
        .filter(name -> table.holds(name, split) && !names.contains(name))
        .map(name ->
            new BadFrame(name, "%s names %s, which has no images".formatted(table.file(), name)))
        .forEach(chosen.bad()::add);
    return chosen;
  }
}
