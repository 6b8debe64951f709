package io.semlink.actors.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What was made of batches of frames, as much of it as fits into memory; what was asked for least
/// recently goes first. Safe for use by many threads.
///
/// @param <K> names a batch
/// @param <V> what was made of it
final class FrameCache<K, V> {
  private final long maxBytes;
  private final ToLongFunction<V> bytes;
  private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long held;

  /// @param maxBytes the most bytes to hold, at least 0
  /// @param bytes about how many a value takes
  FrameCache(long maxBytes, ToLongFunction<V> bytes) {
    this.maxBytes = maxBytes;
    this.bytes = bytes;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(entries.get(key));
  }

  /// Keeps a value, in place of one of the same key.
  synchronized void put(K key, V value) {
    V former = entries.put(key, value);
    held += bytes.applyAsLong(value) - (former == null ? 0 : bytes.applyAsLong(former));
    var eldest = entries.entrySet().iterator();
    while (held > maxBytes && eldest.hasNext()) {
      held -= bytes.applyAsLong(eldest.next().getValue());
      eldest.remove();
    }
  }
}
