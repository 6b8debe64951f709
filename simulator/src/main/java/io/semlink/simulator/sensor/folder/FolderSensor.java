package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.Resampling;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Frames from image files, of whatever layout. {@link DataFolders} opens one.
///
/// Images are area-averaged where they shrink and interpolated bilinearly where they grow; labels
/// take the nearest pixel. Every file is read once when the folder is opened, so that what is wrong
/// is known before a run starts; frames are then read as they are asked for.
public final class FolderSensor implements Sensor {
  private final Resolution resolution;
  private final Origin origin;
  private final List<FrameFiles> frames;
  private final Findings findings;
  private final String contentHash;

  /// Where the frames come from.
  ///
  /// @param path the data set
  /// @param layout its layout
  /// @param recognised whether the layout was recognised by the files, not named
  /// @param split the split, ALL where there is none
  /// @param classes what the label values mean
  /// @param thermalRange values of thermal images that become 0 and 255; absent: the full scale of
  ///   each file
  public record Origin(
      Path path,
      DataLayout layout,
      boolean recognised,
      FolderSplit split,
      ClassMap classes,
      @Nullable ValueRange thermalRange) {}

  /// What was found when the files were read.
  ///
  /// @param leftOut frames that failed the check
  /// @param warnings what makes the others poor, one line each
  record Findings(List<BadFrame> leftOut, List<String> warnings) {
    Findings {
      leftOut = List.copyOf(leftOut);
      warnings = List.copyOf(warnings);
    }
  }

  /// @param resolution size of every frame
  /// @param origin where they come from
  /// @param frames files that have been checked
  /// @param findings of the check
  /// @param contentHash of the files' bytes
  FolderSensor(
      Resolution resolution,
      Origin origin,
      List<FrameFiles> frames,
      Findings findings,
      String contentHash) {
    this.resolution = resolution;
    this.origin = origin;
    this.frames = List.copyOf(frames);
    this.findings = findings;
    this.contentHash = contentHash;
  }

  @Override
  public Resolution resolution() {
    return resolution;
  }

  @Override
  public long numFrames() {
    return frames.size();
  }

  /// Where the frames come from.
  public Origin origin() {
    return origin;
  }

  /// Frames that were left out because a file is missing, damaged or of another size, each with one
  /// line that says what is wrong.
  public List<BadFrame> leftOut() {
    return findings.leftOut;
  }

  /// What makes the frames in use poor though they can be read, one line each: thermal images in
  /// false colour, little contrast, several depths.
  public List<String> warnings() {
    return findings.warnings;
  }

  /// Frames that have a label.
  public long numLabelled() {
    return frames.stream().filter(frame -> frame.label() != null).count();
  }

  /// Frames of a time of day.
  public long numAt(TimeOfDay time) {
    return frames.stream().filter(frame -> frame.time() == time).count();
  }

  /// One line for people: layout and how it is known, split, and counts of frames by day, by night,
  /// labelled and left out.
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%s: layout %s (%s), split %s, %d frames (%d by day, %d by night), %d labelled, %d left"
            + " out%s",
        origin.path,
        origin.layout.key(),
        origin.recognised ? "recognised by " + origin.layout.marks() : "as asked",
        origin.split.key(),
        numFrames(),
        numAt(TimeOfDay.DAY),
        numAt(TimeOfDay.NIGHT),
        numLabelled(),
        leftOut().size(),
        origin.thermalRange == null ? "" : ", thermal range " + origin.thermalRange);
  }

  /// The first 12 hexadecimal digits of a SHA-256 (FIPS 180-4) over names, times of day and bytes
  /// of all files in use as they were when the folder was opened. Where the folder lies does not
  /// matter.
  public String contentHash() {
    return contentHash;
  }

  /// @throws io.semlink.simulator.sensor.BadSourceException if a file has changed since the folder
  ///   was opened
  /// @throws IndexOutOfBoundsException if there is no such frame
  @Override
  public SensorFrame frame(long index) {
    FrameFiles files = frames.get(Math.toIntExact(index));
    FrameImages.Pixels pixels = files.images().read();
    Path label = files.label();
    LabelMap truth =
        label == null ? null : LabelImage.classes(StoredImage.read(label), origin.classes);
    return new SensorFrame(
        index,
        files.name(),
        files.time(),
        Resampling.image(pixels.rgb().rgb(), resolution),
        Resampling.image(levels(pixels.thermal().luma()), resolution),
        truth == null ? null : Resampling.nearest(truth, resolution));
  }

  private RasterImage levels(Samples thermal) {
    ValueRange range = origin.thermalRange;
    return thermal.levels(range == null ? ValueRange.full(thermal.bits()) : range);
  }
}
