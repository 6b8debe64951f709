package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Frames from pairs of image files, `visible/NAME.*` and `infrared/NAME.*` with `labels/NAME.png`
/// where someone labelled them (JPEG or PNG, sorted by name).
///
/// Images are area-averaged where they shrink and interpolated bilinearly where they grow; labels
/// take the nearest pixel. A grey visible image becomes three equal channels, a colour thermal one
/// its luma. The time of day is unknown. Every file is read once when the folder is opened, so that
/// a run fails before it starts and not in the middle; frames are then read as they are asked for.
public final class FolderSensor implements Sensor {
  private static final int HASH_DIGITS = 12;

  private final Resolution resolution;
  private final List<Pair> pairs;
  private final List<String> withoutPartner;
  private final String contentHash;

  private record Pair(String name, Path visible, Path infrared, @Nullable Path label) {}

  private FolderSensor(Resolution resolution, List<Pair> pairs, List<String> withoutPartner) {
    this.resolution = resolution;
    this.pairs = List.copyOf(pairs);
    this.withoutPartner = List.copyOf(withoutPartner);
    this.contentHash = hash(pairs);
  }

  /// Opens a folder and reads every file in it once.
  ///
  /// Images without a partner are left out and listed by {@link #withoutPartner}.
  ///
  /// @param folder holds `visible` and `infrared`, perhaps `labels`
  /// @param labels where the labels lie if not in the folder itself; frames without one have none
  /// @param resolution size of every frame
  /// @throws BadSourceException if a folder is missing, no pair is found, `labels` is given and
  ///   none of its files matches a frame, a file cannot be read as an image, the two images of a
  ///   pair or its label differ in size, or a label holds a value that is neither 0..8 nor 255
  public static FolderSensor open(Path folder, @Nullable Path labels, Resolution resolution) {
    return open(folder, labels, resolution, false);
  }

  /// The same; if strict, an image without a partner is an error.
  ///
  /// @param folder holds `visible` and `infrared`, perhaps `labels`
  /// @param labels where the labels lie if not in the folder itself
  /// @param resolution size of every frame
  /// @param strict whether every image must have its partner
  /// @throws BadSourceException as above, and if strict for an image without a partner
  public static FolderSensor open(
      Path folder, @Nullable Path labels, Resolution resolution, boolean strict) {
    Map<String, Path> visible = ImageFiles.byName(folder.resolve("visible"));
    Map<String, Path> infrared = ImageFiles.byName(folder.resolve("infrared"));
    Map<String, Path> truth = labels(folder, labels);
    TreeSet<String> names = new TreeSet<>(visible.keySet());
    names.addAll(infrared.keySet());
    List<Pair> pairs = new ArrayList<>();
    List<String> alone = new ArrayList<>();
    for (String name : names) {
      Path a = visible.get(name);
      Path b = infrared.get(name);
      if (a != null && b != null) {
        pairs.add(new Pair(name, a, b, truth.get(name)));
      } else {
        alone.add(
            folder.relativize(a != null ? a : java.util.Objects.requireNonNull(b)).toString());
      }
    }
    refuse(folder, pairs, alone, strict);
    if (labels != null && pairs.stream().allMatch(pair -> pair.label == null)) {
      throw new BadSourceException(
          "none of the %d files in %s matches a frame name%n".formatted(truth.size(), labels)
              + "Maybe the labels belong to other frames, or their base names differ.");
    }
    pairs.forEach(FolderSensor::check);
    return new FolderSensor(resolution, pairs, alone);
  }

  private static Map<String, Path> labels(Path folder, @Nullable Path labels) {
    if (labels != null) {
      return ImageFiles.byName(labels);
    }
    Path own = folder.resolve("labels");
    return Files.isDirectory(own) ? ImageFiles.byName(own) : new TreeMap<>();
  }

  private static void refuse(Path folder, List<Pair> pairs, List<String> alone, boolean strict) {
    if (pairs.isEmpty()) {
      throw new BadSourceException(
          "no pair of images in %s, %d without a partner%n".formatted(folder, alone.size())
              + "Maybe the base names in visible and infrared differ.");
    }
    if (strict && !alone.isEmpty()) {
      throw new BadSourceException(
          "%d images in %s have no partner, the first is %s"
              .formatted(alone.size(), folder, alone.getFirst()));
    }
  }

  private static void check(Pair pair) {
    Resolution size = ImageFiles.size(ImageFiles.read(pair.visible));
    sameSize(pair.infrared, ImageFiles.size(ImageFiles.read(pair.infrared)), pair.visible, size);
    Path label = pair.label;
    if (label != null) {
      LabelMap map = ImageFiles.label(label);
      sameSize(label, map.resolution(), pair.visible, size);
    }
  }

  private static void sameSize(Path file, Resolution size, Path other, Resolution expected) {
    if (!size.equals(expected)) {
      throw new BadSourceException(
          "%s is %s but %s is %s%nMaybe one of them was cut or resized."
              .formatted(file, size, other, expected));
    }
  }

  @Override
  public Resolution resolution() {
    return resolution;
  }

  @Override
  public long numFrames() {
    return pairs.size();
  }

  /// Images that were left out for want of a partner, as paths relative to the folder, sorted by
  /// base name.
  public List<String> withoutPartner() {
    return withoutPartner;
  }

  /// Frames that have a label.
  public long numLabelled() {
    return pairs.stream().filter(pair -> pair.label != null).count();
  }

  /// The first 12 hexadecimal digits of a SHA-256 (FIPS 180-4) over the names and bytes of all
  /// files in use as they were when the folder was opened. Two folders have it in common exactly
  /// where they give the same frames and labels from equal files; where they lie does not matter.
  public String contentHash() {
    return contentHash;
  }

  private static String hash(List<Pair> pairs) {
    MessageDigest digest = sha256();
    for (Pair pair : pairs) {
      add(digest, pair.name.getBytes(StandardCharsets.UTF_8));
      add(digest, ImageFiles.bytes(pair.visible));
      add(digest, ImageFiles.bytes(pair.infrared));
      // No image file is empty, so nothing stands for no label.
      add(digest, pair.label == null ? new byte[0] : ImageFiles.bytes(pair.label));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, HASH_DIGITS / 2);
  }

  /// The length goes first, so that a byte cannot move from one part to the next unseen.
  private static void add(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, part.length));
    digest.update(part);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// @throws BadSourceException if a file has changed since the folder was opened
  /// @throws IndexOutOfBoundsException if there is no such frame
  @Override
  public SensorFrame frame(long index) {
    Pair pair = pairs.get(Math.toIntExact(index));
    Path label = pair.label;
    return new SensorFrame(
        index,
        pair.name,
        TimeOfDay.UNKNOWN,
        Resampling.image(ImageFiles.rgb(ImageFiles.read(pair.visible)), resolution),
        Resampling.image(ImageFiles.luma(ImageFiles.read(pair.infrared)), resolution),
        label == null ? null : Resampling.nearest(ImageFiles.label(label), resolution));
  }
}
