package io.semlink.simulator.link;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Door for schemes, found by {@link java.util.ServiceLoader}; a jar on the class path can bring
/// its own.
public interface SchemeProvider {
  /// Names of the schemes that this provider opens.
  List<String> names();

  /// Whether this provider opens a scheme; it may know more than it lists.
  ///
  /// @param name name of a scheme
  default boolean opens(String name) {
    return names().contains(name);
  }

  /// Opens a scheme by name.
  ///
  /// @param name one that it {@link #opens}
  /// @param weights file with the parameters; null for those that come with the scheme
  /// @throws BadWeightsException if the file cannot be read or does not fit the network
  Scheme open(String name, @Nullable Path weights);
}
