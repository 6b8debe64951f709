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
    return property("version.properties", "version");
  }

  /// Commit that was built: 40 hex digits, with "-modified" where sources differed from it;
  /// "unknown" of a build outside a git checkout.
  public static String commit() {
    return property("commit.properties", "commit");
  }

  private static String property(String file, String name) {
    Properties properties = new Properties();
    try (InputStream in = SemlinkVersion.class.getResourceAsStream(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(name);
  }
}
