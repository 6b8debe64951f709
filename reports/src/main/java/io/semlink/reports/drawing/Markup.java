package io.semlink.reports.drawing;

/// Text inside XML and HTML.
public final class Markup {
  private Markup() {}

  /// The text with the five characters escaped that mean something in markup; valid in elements and
  /// in quoted attributes. Control characters, which XML 1.0 cannot hold, become spaces.
  public static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, c));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int codePoint) {
    switch (codePoint) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      case '\n', '\t' -> escaped.appendCodePoint(codePoint);
      default -> escaped.appendCodePoint(allowed(codePoint) ? codePoint : ' ');
    }
  }

  private static boolean allowed(int codePoint) {
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    return codePoint >= ' ' && !surrogate && codePoint != 0xFFFE && codePoint != 0xFFFF;
  }
}
