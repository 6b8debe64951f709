package io.semlink.actors.study;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// What was made of batches of frames, as much of it as fits into memory. Safe for use by many
/// threads.
///
/// The points of a study go through the same batches from first to last, again and again. If the
/// oldest batch made room, none would be left when it is asked for; so batches belong to groups,
/// the group that was used least recently makes room, and where there is but one, it keeps the
/// batches that it has.
///
/// @param <G> what batches share that come again together
/// @param <K> names a batch of a group
/// @param <V> what was made of it
final class FrameCache<G, K, V> {
  private final long maxBytes;
  private final ToLongFunction<V> bytes;
  private final LinkedHashMap<G, Map<K, V>> groups = new LinkedHashMap<>(16, 0.75f, true);
  private final UnderWay<Work<G, K>, V> underWay = new UnderWay<>();
  private long held;

  private record Work<G, K>(G group, K key) {}

  /// @param maxBytes the most bytes to hold, at least 0
  /// @param bytes about how many a value takes
  FrameCache(long maxBytes, ToLongFunction<V> bytes) {
    this.maxBytes = maxBytes;
    this.bytes = bytes;
  }

  /// The value that is kept, or that somebody is making at this moment, or a new one. One that
  /// could not be made is forgotten.
  ///
  /// @param group what the batch shares with others
  /// @param key names the batch
  /// @param make makes the value
  CompletionStage<V> get(G group, K key, Supplier<CompletionStage<V>> make) {
    Optional<V> kept = get(group, key);
    return kept.isPresent()
        ? CompletableFuture.completedStage(kept.orElseThrow())
        : underWay.get(new Work<>(group, key), () -> getOrMake(group, key, make));
  }

  /// Looks again: the work may have ended between the first look and the start of this one.
  private CompletionStage<V> getOrMake(G group, K key, Supplier<CompletionStage<V>> make) {
    Optional<V> kept = get(group, key);
    return kept.isPresent()
        ? CompletableFuture.completedStage(kept.orElseThrow())
        : make.get()
            .thenApply(made -> {
              put(group, key, made);
              return made;
            });
  }

  /// What is kept.
  synchronized Optional<V> get(G group, K key) {
    return Optional.ofNullable(groups.getOrDefault(group, Map.of()).get(key));
  }

  /// Keeps a value, in place of one of the same key, if other groups can make room for it.
  synchronized void put(G group, K key, V value) {
    Map<K, V> own = groups.computeIfAbsent(group, _ -> new HashMap<>());
    V former = own.remove(key);
    held -= former == null ? 0 : bytes.applyAsLong(former);
    long wanted = bytes.applyAsLong(value);
    makeRoom(wanted, own);
    if (held + wanted <= maxBytes) {
      own.put(key, value);
      held += wanted;
    }
  }

  private void makeRoom(long wanted, Map<K, V> own) {
    Iterator<Map<K, V>> leastRecent = groups.values().iterator();
    while (held + wanted > maxBytes && leastRecent.hasNext()) {
      Map<K, V> group = leastRecent.next();
      if (group != own) {
        held -= group.values().stream().mapToLong(bytes).sum();
        leastRecent.remove();
      }
    }
  }
}
