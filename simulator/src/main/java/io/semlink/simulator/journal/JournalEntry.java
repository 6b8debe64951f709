package io.semlink.simulator.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a journal, written whole or not at all.
///
/// @param frames lines of frames of one point, in the order of their index; may be empty
/// @param note what stands behind them; absent in the middle of a batch, as a restored journal has
///   it, and in journals of older versions
/// @param end place behind the entry
public record JournalEntry(List<String> frames, @Nullable Note note, JournalPosition end) {
  /// Copies the list.
  public JournalEntry {
    frames = List.copyOf(frames);
  }
}
