package io.semlink.actors.study;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/// Work that is under way, shared by all who ask for it in the meantime: points that run at once
/// ask for the same frames and batches. What has ended, well or badly, is forgotten. Safe for use
/// by many threads.
///
/// @param <K> names a piece of work
/// @param <V> what comes of it
final class UnderWay<K, V> {
  private final ConcurrentMap<K, CompletableFuture<V>> running = new ConcurrentHashMap<>();

  /// Starts a piece of work unless it is under way already.
  ///
  /// @param key names it
  /// @param start starts it; called in this thread, at most once at a time for a key
  CompletionStage<V> get(K key, Supplier<CompletionStage<V>> start) {
    CompletableFuture<V> mine = new CompletableFuture<>();
    CompletableFuture<V> others = running.putIfAbsent(key, mine);
    if (others != null) {
      return others;
    }
    CompletionStage<V> started;
    try {
      started = start.get();
    } catch (RuntimeException | Error e) {
      started = CompletableFuture.failedStage(e);
    }
    return started.whenComplete((value, failure) -> {
      running.remove(key, mine);
      if (failure == null) {
        mine.complete(value);
      } else {
        mine.completeExceptionally(failure);
      }
    });
  }
}
