package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameCacheTest {
  private final FrameCache<String, String> cache = new FrameCache<>(6, String::length);

  @Test
  void whatWasAskedForLeastRecentlyGoesFirst() {
    cache.put("a", "one");
    cache.put("b", "two");
    assertThat(cache.get("a")).contains("one");
    cache.put("c", "six");
    assertThat(cache.get("b")).isEmpty();
    assertThat(cache.get("a")).contains("one");
    assertThat(cache.get("c")).contains("six");
  }

  @Test
  void aValueInPlaceOfAnotherCountsOnce() {
    cache.put("a", "one");
    cache.put("a", "two");
    cache.put("b", "six");
    assertThat(cache.get("a")).contains("two");
    assertThat(cache.get("b")).contains("six");
  }

  @Test
  void whatIsTooLargeIsNotKept() {
    cache.put("a", "seventy");
    assertThat(cache.get("a")).isEmpty();
    cache.put("b", "six");
    assertThat(cache.get("b")).contains("six");
  }
}
