package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.BadSourceException;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Sensor;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/// Writes labelled frames as a data set in the layout of MFNet. A frame's name is its number in the
/// order of writing, from 00001, and D by day or N by night. One thread.
public final class MfnetWriter {
  /// Most frames that five digits can number.
  public static final int MAX_FRAMES = 99_999;

  private final Path root;
  private int numFrames;

  private MfnetWriter(Path root) {
    this.root = root;
  }

  /// Begins a data set.
  ///
  /// @param root its folder, made where absent
  /// @throws BadSourceException if the folder holds something
  /// @throws IOException if it cannot be made
  public static MfnetWriter begin(Path root) throws IOException {
    Files.createDirectories(root);
    if (!ImageFiles.children(root).isEmpty()) {
      throw new BadSourceException(
          "%s is not empty%nMaybe name a new folder: a data set is never written over another."
              .formatted(root));
    }
    Files.createDirectory(root.resolve("images"));
    Files.createDirectory(root.resolve("labels"));
    return new MfnetWriter(root);
  }

  /// Writes the first frames of a sensor and the list that names them in their order.
  ///
  /// @param split TRAIN, VALIDATION or TEST, each once at most
  /// @param sensor gives frames with labels whose time of day is known
  /// @param frames how many
  /// @param written told after each frame how many the data set holds
  /// @throws IllegalArgumentException if the split is ALL, a frame has no label or no known time,
  ///   or the numbers end
  /// @throws IOException if a file cannot be written
  public void write(FolderSplit split, Sensor sensor, long frames, LongConsumer written)
      throws IOException {
    Path list = root.resolve(StackedLayout.listName(split));
    List<String> names = new ArrayList<>();
    for (long i = 0; i < frames; i++) {
      names.add(write(sensor.frame(i)));
      written.accept(numFrames);
    }
    Files.writeString(list, String.join("\n", names) + "\n");
  }

  private String write(SensorFrame frame) throws IOException {
    LabelMap label = frame.label();
    if (label == null || frame.timeOfDay() == TimeOfDay.UNKNOWN || numFrames == MAX_FRAMES) {
      throw new IllegalArgumentException(
          "frame %s needs a label, a time of day and a number up to %s"
              .formatted(frame.name(), MAX_FRAMES));
    }
    numFrames++;
    String name =
        String.format(
            Locale.ROOT, "%05d%s", numFrames, frame.timeOfDay() == TimeOfDay.DAY ? "D" : "N");
    ImageWriter.stacked(root.resolve("images").resolve(name + ".png"), frame);
    ImageWriter.label(root.resolve("labels").resolve(name + ".png"), label);
    return name;
  }
}
