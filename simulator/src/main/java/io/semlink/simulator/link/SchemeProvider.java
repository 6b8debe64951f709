package io.semlink.simulator.link;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Door for schemes, found by {@link java.util.ServiceLoader}; a jar on the class path can bring
/// its own.
public interface SchemeProvider {
  /// Names of the schemes that this provider opens.
  List<String> names();

  /// Opens a scheme by name.
  ///
  /// @param name one of {@link #names()}
  /// @param weights file with the parameters; null for those that come with the scheme
  /// @throws BadWeightsException if the file cannot be read or does not fit the network
  Scheme open(String name, @Nullable Path weights);
}
