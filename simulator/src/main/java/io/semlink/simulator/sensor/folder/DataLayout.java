package io.semlink.simulator.sensor.folder;

import com.fasterxml.jackson.annotation.JsonValue;
import io.semlink.simulator.sensor.BadSourceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a data set lays out its files. Base names tie an image to its partner and its label.
public enum DataLayout {
  /// `visible/`, `infrared/` and perhaps `labels/`; splits and hours in `frames.csv` where there is
  /// one.
  FOLDER("visible/ and infrared/"),
  /// MFNet (Ha et al., IROS 2017): `images/NAME.png` with four channels, `labels/NAME.png`, and the
  /// lists `train.txt`, `val.txt` and `test.txt`.
  MFNET("images/ with train.txt, val.txt or test.txt"),
  /// MSRS (Tang et al., Information Fusion 2022): `vi`, `ir` and `Segmentation_labels` under
  /// `train` and `test`.
  MSRS("train/ or test/ with vi/ and ir/"),
  /// PST900 (Shivakumar et al., ICRA 2020): `rgb`, `thermal` and `labels` under `train` and `test`.
  PST900("train/ or test/ with rgb/ and thermal/"),
  /// FMB (Liu et al., ICCV 2023): `Visible`, `Infrared` and `Label` under `train` and `test`.
  FMB("train/ or test/ with Visible/ and Infrared/");

  private final String marks;

  DataLayout(String marks) {
    this.marks = marks;
  }

  /// Name in files and on the command line: `folder`, `mfnet`, `msrs`, `pst900`, `fmb`.
  @JsonValue
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The layout of a name, or nothing for `auto`.
  ///
  /// @throws BadSourceException if there is no such layout
  public static @Nullable DataLayout parse(String name) {
    if (name.equals("auto")) {
      return null;
    }
    return Arrays.stream(values())
        .filter(layout -> layout.key().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadSourceException(
                "layout is \"%s\" but must be auto, folder, mfnet, msrs, pst900 or fmb"
                    .formatted(name)));
  }

  /// By which files a folder of this layout is recognised, in words.
  public String marks() {
    return marks;
  }

  /// The layout of a folder, by the files in it.
  ///
  /// @throws BadSourceException if it has the marks of none or of several
  static DataLayout recognise(Path root) {
    List<DataLayout> found = candidates(root);
    if (found.size() == 1) {
      return found.getFirst();
    }
    String known =
        Arrays.stream(values())
            .map(layout -> layout.key() + " (" + layout.marks + ")")
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    throw new BadSourceException(
        found.isEmpty()
            ? "%s has none of the known layouts: %s%n%s".formatted(root, known, hint(root))
            : "%s has the marks of several layouts, %s%nMaybe name one, as in layout = %s"
                .formatted(
                    root,
                    String.join(" and ", found.stream().map(DataLayout::key).toList()),
                    found.getFirst().key()));
  }

  private static List<DataLayout> candidates(Path root) {
    return Arrays.stream(values()).filter(layout -> FolderLayout.fits(layout, root)).toList();
  }

  /// Archives often unpack into a folder of their own, one level below.
  private static String hint(Path root) {
    if (!Files.isDirectory(root)) {
      return "Maybe the path is relative to another working directory: it is not a folder.";
    }
    return ImageFiles.children(root).stream()
        .filter(child -> Files.isDirectory(child) && candidates(child).size() == 1)
        .findFirst()
        .map(child -> "Maybe %s, which is %s".formatted(child, candidates(child).getFirst().key()))
        .orElse("Maybe the path is one level too high or too low.");
  }
}
