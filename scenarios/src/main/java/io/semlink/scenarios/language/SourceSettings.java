package io.semlink.scenarios.language;

import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.folder.DataLayout;
import io.semlink.simulator.sensor.folder.DataRequest;
import io.semlink.simulator.sensor.folder.FolderSplit;
import io.semlink.simulator.sensor.folder.ThermalRange;
import io.semlink.simulator.sensor.road.Conditions;
import io.semlink.simulator.sensor.road.SyntheticRoad;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import io.semlink.simulator.units.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where frames come from.
public sealed interface SourceSettings {
  /// Canonical text of what the scenario says and can change a result.
  String canonical();

  /// Rendered street scenes.
  ///
  /// @param resolution size of a frame; absent: the scheme's
  /// @param split which of the disjoint sets of scenes
  /// @param dayNight which hours
  /// @param conditions weather and cameras
  record Road(
      @Nullable Resolution resolution, Split split, DayNight dayNight, Conditions conditions)
      implements SourceSettings {
    @Override
    public String canonical() {
      return "synthetic-road split=%s day-night=%s%s"
          .formatted(lower(split), lower(dayNight), RoadConditions.canonical(conditions));
    }
  }

  /// Image files.
  ///
  /// @param request which frames
  /// @param resolution size of a frame; absent: the scheme's
  record Folder(DataRequest request, @Nullable Resolution resolution) implements SourceSettings {
    @Override
    public String canonical() {
      return "folder";
    }
  }

  /// Random bits, for a study of the link alone.
  ///
  /// @param blocksPerFrame transport blocks a frame
  /// @param blockBits payload of a block before CRC; absent where the code's size says it
  record RandomBits(int blocksPerFrame, @Nullable Integer blockBits) implements SourceSettings {
    @Override
    public String canonical() {
      return "random-bits blocks-per-frame=%s block-bits=%s".formatted(blocksPerFrame, blockBits);
    }
  }

  /// Disjoint sets of synthetic scenes.
  enum Split {
    TEST,
    VALIDATION,
    TRAIN
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /// Reads the block `source`.
  ///
  /// @param values a scenario
  /// @param file for relative paths
  static SourceSettings read(Values values, ScenarioFile file) {
    String sensor = values.word("source.sensor", "synthetic-road", "folder", "random-bits");
    if (!sensor.equals("synthetic-road")) {
      RoadConditions.refuse(values, sensor);
    }
    if (!sensor.equals("folder")) {
      refuseFolderKeys(values, sensor);
    }
    return switch (sensor) {
      case "folder" -> folder(values, file);
      case "random-bits" ->
          new RandomBits(
              (int) values.integer("source.blocks-per-frame", 16, 1, 1_000_000),
              values.has("source.block-bits")
                  ? (int) values.integer("source.block-bits", 0, 1, 1_000_000)
                  : null);
      default ->
          new Road(
              resolution(values, SyntheticRoad::requireRenderable),
              values.choice("source.split", Split.class, Split.TEST),
              values.choice("source.day-night", DayNight.class, DayNight.BOTH),
              RoadConditions.read(values));
    };
  }

  /// Keys that only image files understand would else be passed over in silence.
  private static void refuseFolderKeys(Values values, String sensor) {
    for (String key :
        List.of(
            "source.path",
            "source.labels",
            "source.layout",
            "source.strict",
            "source.thermal-range")) {
      if (values.has(key)) {
        throw values.wrong(
            key,
            "means nothing with source.sensor = %s: only folder reads image files"
                .formatted(sensor));
      }
    }
  }

  private static Folder folder(Values values, ScenarioFile file) {
    if (!values.has("source.path")) {
      throw new ScenarioException(
          "source.path is missing: this study needs the folder of a data set",
          "Maybe: semlink run road-frames --set source.path=DIR [--set source.labels=DIR]");
    }
    return new Folder(
        new DataRequest(
            values.path("source.path", file),
            layout(values),
            new DataRequest.Selection(
                values.has("source.split")
                    ? values.choice("source.split", FolderSplit.class, FolderSplit.TEST)
                    : null,
                time(values.choice("source.day-night", DayNight.class, DayNight.BOTH))),
            values.has("source.labels") ? values.path("source.labels", file) : null,
            thermalRange(values),
            values.word("source.strict", "false", "true").equals("true")),
        resolution(values, given -> given));
  }

  private static @Nullable DataLayout layout(Values values) {
    String word = values.word("source.layout", "auto", "folder", "mfnet", "msrs", "pst900", "fmb");
    return DataLayout.parse(word);
  }

  private static ThermalRange thermalRange(Values values) {
    String key = "source.thermal-range";
    values.bounded(key, "full, auto or FROM:TO with 0 <= FROM < TO <= 65535");
    return values.parsed(key, ThermalRange::parse, ThermalRange.FULL);
  }

  private static @Nullable TimeOfDay time(DayNight hours) {
    return switch (hours) {
      case DAY -> TimeOfDay.DAY;
      case NIGHT -> TimeOfDay.NIGHT;
      case BOTH -> null;
    };
  }

  private static @Nullable Resolution resolution(
      Values values, UnaryOperator<Resolution> requirement) {
    return values.has("source.resolution")
        ? values.parsed("source.resolution", text -> requirement.apply(Resolution.parse(text)))
        : null;
  }
}
