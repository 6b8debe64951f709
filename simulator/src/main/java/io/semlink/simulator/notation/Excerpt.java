package io.semlink.simulator.notation;

/// A text of a file as it may stand in a message.
public final class Excerpt {
  private static final int LONGEST = 100;

  private Excerpt() {}

  /// The text on one line, its first hundred letters at most.
  public static String of(String text) {
    String beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    return beginning.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
  }
}
