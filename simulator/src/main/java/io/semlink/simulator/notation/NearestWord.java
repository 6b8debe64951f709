package io.semlink.simulator.notation;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which known word somebody may have meant, by the fewest slips of the pen: a letter too much, one
/// too few, a wrong one, or two in the wrong order (F. J. Damerau, Comm. ACM 7(3), 1964). Small and
/// large letters count as equal.
public final class NearestWord {
  private NearestWord() {}

  /// The known word nearest to an unknown one; empty where none is near.
  public static Optional<String> of(String word, Stream<String> known) {
    return known
        .min(Comparator.comparingInt(one -> slips(one, word)))
        .filter(one -> slips(one, word) <= Math.max(3, word.length() / 3));
  }

  /// Whether a word that may mean something else is most likely a known one misspelt: at most two
  /// slips, one in words of fewer than five letters, a quarter of the letters of long ones.
  public static boolean isSlip(String word, String known) {
    int most = Math.max(known.length() < 5 ? 1 : 2, known.length() / 4);
    return Math.abs(word.length() - known.length()) <= most && slips(word, known) <= most;
  }

  private static int slips(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] least = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        least[i][j] = i == 0 || j == 0 ? i + j : least(least, a, b, i, j);
      }
    }
    return least[a.length()][b.length()];
  }

  private static int least(int[][] least, String a, String b, int i, int j) {
    char last = a.charAt(i - 1);
    int wrong = least[i - 1][j - 1] + (last == b.charAt(j - 1) ? 0 : 1);
    int slips = Math.min(wrong, 1 + Math.min(least[i - 1][j], least[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && last == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(slips, 1 + least[i - 2][j - 2]) : slips;
  }
}
