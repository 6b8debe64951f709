package io.semlink.simulator.link;

import io.semlink.simulator.random.StreamKey;

/// A stage of the link as a pure function: equal configuration, input and key give equal output, on
/// any thread, in any order. No I/O, no clock, no logging.
///
/// @param <I> what goes in
/// @param <O> what comes out
@FunctionalInterface
public interface LinkFunction<I, O> {
  /// Applies the stage.
  ///
  /// @param input what goes in, not modified
  /// @param key names every random value the stage may draw
  O apply(I input, StreamKey key);
}
