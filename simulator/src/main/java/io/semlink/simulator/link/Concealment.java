package io.semlink.simulator.link;

/// What the receiver of a scheme that sends images shows in place of an image that it cannot make.
public enum Concealment {
  /// The same sensor's image of the last frame before it that the receiver knows to be intact; mean
  /// grey where there is none, as in the first frame, and in modes without a check, where nothing
  /// is known to be intact.
  LAST_FRAME("last-frame"),
  /// Mean grey.
  GREY("grey");

  private final String keyword;

  Concealment(String keyword) {
    this.keyword = keyword;
  }

  /// The word of the scenario language.
  public String keyword() {
    return keyword;
  }
}
