package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FrameCacheTest {
  private final FrameCache<String, Integer, String> cache = new FrameCache<>(9, String::length);

  @Test
  void theGroupThatWasUsedLeastRecentlyMakesRoom() {
    cache.put("a", 0, "one");
    cache.put("b", 0, "two");
    cache.put("a", 1, "six");
    cache.put("c", 0, "ten");
    assertThat(cache.get("b", 0)).isEmpty();
    assertThat(cache.get("a", 0)).contains("one");
    assertThat(cache.get("a", 1)).contains("six");
    assertThat(cache.get("c", 0)).contains("ten");
  }

  @Test
  void aGroupThatIsLargerThanTheMemoryKeepsItsFirst() {
    for (int round = 0; round < 2; round++) {
      for (int batch = 0; batch < 5; batch++) {
        if (cache.get("a", batch).isEmpty()) {
          cache.put("a", batch, "two");
        }
      }
    }
    assertThat(cache.get("a", 0)).isPresent();
    assertThat(cache.get("a", 2)).isPresent();
    assertThat(cache.get("a", 3)).isEmpty();
  }

  @Test
  void aValueInPlaceOfAnotherCountsOnce() {
    cache.put("a", 0, "one");
    cache.put("a", 0, "two");
    cache.put("b", 0, "sixsix");
    assertThat(cache.get("a", 0)).contains("two");
    assertThat(cache.get("b", 0)).contains("sixsix");
  }

  @Test
  void batchesThatPointsAskForAtOnceAreMadeOnce() {
    CompletableFuture<String> making = new CompletableFuture<>();
    AtomicInteger numMade = new AtomicInteger();
    Supplier<CompletionStage<String>> make =
        () -> {
          numMade.incrementAndGet();
          return making;
        };
    List<CompletableFuture<String>> asked =
        Stream.generate(() -> cache.get("a", 0, make).toCompletableFuture()).limit(3).toList();
    assertThat(asked).noneMatch(CompletableFuture::isDone);
    making.complete("one");
    assertThat(asked).allSatisfy(value -> assertThat(value).isCompletedWithValue("one"));
    assertThat(cache.get("a", 0, make).toCompletableFuture()).isCompletedWithValue("one");
    assertThat(numMade).hasValue(1);
  }

  @Test
  void aBatchThatCouldNotBeMadeIsForgotten() {
    IllegalStateException broken = new IllegalStateException("broken");
    assertThat(cache.get("a", 0, () -> CompletableFuture.failedStage(broken)).toCompletableFuture())
        .isCompletedExceptionally();
    assertThat(
            cache
                .get(
                    "a",
                    0,
                    () -> {
                      throw broken;
                    })
                .toCompletableFuture())
        .isCompletedExceptionally();
    assertThat(
            cache.get("a", 0, () -> CompletableFuture.completedStage("one")).toCompletableFuture())
        .isCompletedWithValue("one");
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    cache.put("a", 0, "seventy seven");
    assertThat(cache.get("a", 0)).isEmpty();
    cache.put("b", 0, "six");
    assertThat(cache.get("b", 0)).contains("six");
  }
}
