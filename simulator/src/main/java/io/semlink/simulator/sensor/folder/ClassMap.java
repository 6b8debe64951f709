package io.semlink.simulator.sensor.folder;

import static io.semlink.simulator.sensor.SegmentationClass.BIKE;
import static io.semlink.simulator.sensor.SegmentationClass.CAR;
import static io.semlink.simulator.sensor.SegmentationClass.PERSON;
import static io.semlink.simulator.sensor.SegmentationClass.UNLABELLED;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the values of a data set's label files mean here. 255 means ignore in every data set.
///
/// A class that MFNet lacks becomes class 0 where MFNet would leave the thing unlabelled, and 255
/// where MFNet might or might not count it to one of its own.
public final class ClassMap {
  private static final int IGNORED = LabelMap.IGNORE;
  private static final List<SegmentationClass> CLASSES = List.of(SegmentationClass.values());

  /// MFNet's nine classes, which are ours; MSRS relabels MFNet's pictures with the same.
  public static final ClassMap MFNET =
      new ClassMap(
          Arrays.stream(SegmentationClass.values())
              .map(c -> row(c.name().toLowerCase(Locale.ROOT), c))
              .toList());

  /// PST900's five. The order of 1..3 differs between public loaders and does not matter here: all
  /// three become 0.
  public static final ClassMap PST900 =
      new ClassMap(
          List.of(
              row("background", UNLABELLED),
              row("fire_extinguisher", UNLABELLED),
              row("backpack", UNLABELLED),
              row("hand_drill", UNLABELLED),
              row("survivor", PERSON)));

  /// FMB's fourteen and the background. The background may hold cones, guardrails and bumps, and
  /// whether MFNet's cars hold trucks and buses and its bikes motorcycles is not written down.
  public static final ClassMap FMB =
      new ClassMap(
          List.of(
              ignore("background"),
              row("road", UNLABELLED),
              row("sidewalk", UNLABELLED),
              row("building", UNLABELLED),
              row("lamp", UNLABELLED),
              row("sign", UNLABELLED),
              row("vegetation", UNLABELLED),
              row("sky", UNLABELLED),
              row("person", PERSON),
              row("car", CAR),
              ignore("truck"),
              ignore("bus"),
              ignore("motorcycle"),
              row("bicycle", BIKE),
              row("pole", UNLABELLED)));

  private final List<Row> rows;

  /// One class of a data set.
  ///
  /// @param name its name there
  /// @param meaning what it is here; absent: ignored
  public record Row(String name, @Nullable SegmentationClass meaning) {}

  private ClassMap(List<Row> rows) {
    this.rows = rows;
  }

  private static Row row(String name, SegmentationClass meaning) {
    return new Row(name, meaning);
  }

  private static Row ignore(String name) {
    return new Row(name, null);
  }

  /// The data set's classes; the position is the value in its label files.
  public List<Row> rows() {
    return rows;
  }

  /// Our class index or 255 for a value of a label file; -1 where the data set has no such value.
  int index(int value) {
    if (value == IGNORED) {
      return IGNORED;
    }
    if (value >= rows.size()) {
      return -1;
    }
    SegmentationClass meaning = rows.get(value).meaning;
    return meaning == null ? IGNORED : CLASSES.indexOf(meaning);
  }
}
