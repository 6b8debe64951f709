package io.semlink.scenarios.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Version of this program, filled in by the build.
public final class SemlinkVersion {
  private SemlinkVersion() {}

  /// The version, as "0.1.0".
  public static String text() {
    Properties properties = new Properties();
    try (InputStream in = SemlinkVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
