package io.semlink.scenarios.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The result as text, at most 80 columns.
public final class PhyTable {
  private PhyTable() {}

  /// Lines of the table.
  public static List<String> lines(PhyBench.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add("kernels " + result.provider());
    lines.add("JDK %s, %s processors".formatted(result.java(), result.processors()));
    int threads = 0;
    for (Measurement row : result.measurements()) {
      if (row.threads() != threads) {
        threads = row.threads();
        lines.add("");
        lines.add(
            "%-26s %9s %9s %-5s %8s  %s"
                .formatted(threads + " thread(s)", "best", "median", "", "B/call", "peers"));
      }
      lines.add(line(row, result.peers()));
    }
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "uncoded 64-QAM inside Akka Streams / bare loop: %.3f",
            result.streamRatio()));
    lines.add("peers: A = AFF3CT 3.0.2, s = srsRAN 25.10, on one Xeon thread at 2.5 GHz;");
    lines.add("published figures, not rerun here");
    return lines;
  }

  private static String line(Measurement row, List<Peer> peers) {
    String beside =
        row.threads() > 1
            ? ""
            : peers.stream()
                .filter(peer -> peer.row().equals(row.name()))
                .map(peer ->
                    String.format(Locale.ROOT, "%c %.0f", peer.name().charAt(0), peer.figure()))
                .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "%-26s %9.1f %9.1f %-5s %8.0f  %s",
            row.name(),
            row.best(),
            row.median(),
            row.unit(),
            row.bytesPerCall(),
            beside)
        .stripTrailing();
  }
}
