package io.semlink.simulator.sensor.folder;

import java.util.Locale;

/// Which frames of a folder are meant. Data sets publish which frames belong to which split.
public enum FolderSplit {
  /// For training.
  TRAIN,
  /// For choosing between networks.
  VALIDATION,
  /// For results.
  TEST,
  /// Every frame, whatever its split.
  ALL;

  /// Name in files and on the command line, lower case.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
