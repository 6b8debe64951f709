package io.semlink.simulator.sensor.polygon;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.semlink.simulator.notation.TextFile;
import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads files of polygons: JSON, an object with one member a frame, whose `size` is width and
/// height and whose `polygons` have `cls`, `points`, `wide_band` and perhaps `ir_shift`. Other
/// members are notes and passed over.
public final class PolygonFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /// Of an image; a few letters could claim any size.
  private static final int MAX_SIDE = 1 << 14;

  private PolygonFile() {}

  private record FrameJson(@Nullable List<Integer> size, @Nullable List<PolygonJson> polygons) {}

  private record PolygonJson(
      @JsonProperty("cls") @Nullable Integer value,
      @JsonProperty("points") @Nullable List<List<Double>> points,
      @JsonProperty("wide_band") boolean wideBand,
      @JsonProperty("ir_shift") @Nullable List<Double> infraredShift) {}

  /// The drawings by frame, sorted by name.
  ///
  /// @throws BadSourceException if the file cannot be read, a frame has no size, an outline has
  ///   less than three points, or a class is neither 0..8 nor 255
  public static SortedMap<String, Drawing> read(Path file) {
    SortedMap<String, Drawing> drawings = new TreeMap<>();
    parse(file).forEach((name, frame) -> drawings.put(name, drawing(frame, file + ": " + name)));
    return drawings;
  }

  private static SortedMap<String, FrameJson> parse(Path file) {
    try {
      return MAPPER.readValue(
          TextFile.content(file, BadSourceException::new),
          new TypeReference<TreeMap<String, FrameJson>>() {});
    } catch (JsonProcessingException e) {
      throw new BadSourceException(
          "%s is not a file of polygons: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static Drawing drawing(FrameJson frame, String where) {
    List<Integer> size = frame.size;
    List<PolygonJson> polygons = frame.polygons;
    if (size == null || size.size() != 2 || !isSide(size.get(0)) || !isSide(size.get(1))) {
      throw new BadSourceException(
          "%s: size must be [width, height], each in 1..%s".formatted(where, MAX_SIDE));
    }
    if (polygons == null) {
      throw new BadSourceException("%s: polygons are missing".formatted(where));
    }
    return new Drawing(
        new Resolution(size.get(1), size.get(0)),
        polygons.stream().map(polygon -> polygon(polygon, where)).toList());
  }

  private static boolean isSide(@Nullable Integer pixels) {
    return pixels != null && pixels >= 1 && pixels <= MAX_SIDE;
  }

  private static Polygon polygon(PolygonJson json, String where) {
    Integer value = json.value;
    List<List<Double>> points = json.points;
    if (value == null
        || value < 0
        || (value >= SegmentationClass.COUNT && value != LabelMap.IGNORE)) {
      throw new BadSourceException(
          "%s: cls is %s but must be 0..%s, or 255 to ignore"
              .formatted(where, value, SegmentationClass.COUNT - 1));
    }
    if (points == null || points.size() < 3) {
      throw new BadSourceException("%s: an outline has less than three points".formatted(where));
    }
    return new Polygon(
        value,
        json.wideBand,
        points.stream().map(xy -> point(xy, where)).toList(),
        json.infraredShift == null ? null : point(json.infraredShift, where));
  }

  private static Polygon.Point point(List<Double> xy, String where) {
    if (xy.size() != 2) {
      throw new BadSourceException("%s: a point has %s numbers".formatted(where, xy.size()));
    }
    return new Polygon.Point(xy.get(0), xy.get(1));
  }
}
