package io.semlink.simulator.channel;

/// What a receiver knows of a channel that is now better, now worse.
public enum StateKnowledge {
  /// The long-run mean alone.
  MEAN("mean"),
  /// The state at each moment.
  STATE("state");

  private final String keyword;

  StateKnowledge(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
