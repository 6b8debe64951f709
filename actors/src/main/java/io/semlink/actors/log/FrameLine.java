package io.semlink.actors.log;

import io.semlink.simulator.results.BadRunException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line of a frame says of where it belongs, found without reading the whole record.
final class FrameLine {
  private static final Pattern POINT_ID = Pattern.compile("\"point_id\":\"([^\"]+)\"");
  private static final Pattern FRAME_INDEX = Pattern.compile("\"frame_index\":(\\d+)");

  private FrameLine() {}

  /// Id of the frame's point.
  ///
  /// @throws BadRunException if the line is no frame
  static String pointId(String line) {
    return find(POINT_ID, line);
  }

  /// Index of the frame in its point.
  ///
  /// @throws BadRunException if the line is no frame
  static long frameIndex(String line) {
    return Long.parseLong(find(FRAME_INDEX, line));
  }

  private static String find(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    if (!matcher.find()) {
      throw new BadRunException("a frame without %s: %s".formatted(pattern, line));
    }
    return matcher.group(1);
  }
}
