package io.semlink.scenarios.language;

import org.jspecify.annotations.Nullable;

/// Is told of every value that a reader takes, so that the page of keys says what the readers do
/// and no second list can differ from them.
@FunctionalInterface
interface Reads {
  /// Nobody listens.
  Reads NONE = (key, read) -> {};

  /// One value was read, or its default taken.
  ///
  /// @param key its path
  /// @param read what the reader expects
  void note(String key, KeyRead read);

  /// What a reader expects of a key.
  ///
  /// @param kind type with its units; absent where another note of the key says it
  /// @param otherwise the default that was taken; absent where the key had a value
  /// @param range bounds or words; absent where there are none
  record KeyRead(@Nullable String kind, @Nullable String otherwise, @Nullable String range) {}
}
