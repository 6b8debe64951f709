package io.semlink.simulator.sensor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Percentiles of {@link ImageStatistics} over many frames, and those of real ones.
public final class RealFrames {
  /// Names of the statistics, in the order of {@link ImageStatistics#values}.
  public static final List<String> NAMES = List.of("mean", "deviation", "contrast", "slope");

  private RealFrames() {}

  /// The stored 5th, 50th and 95th percentile of real frames, by "luma mean", "thermal slope", ...
  public static Map<String, double[]> stored() {
    Map<String, double[]> out = new TreeMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(RealFrames.class.getResourceAsStream("real-frames.csv")),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().filter(l -> !l.startsWith("#")).skip(1).toList()) {
        String[] f = line.split(",", -1);
        out.put(
            f[0] + " " + f[1],
            new double[] {
              Double.parseDouble(f[2]), Double.parseDouble(f[3]), Double.parseDouble(f[4])
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  /// The same percentiles of any frames.
  public static Map<String, double[]> measured(List<SensorFrame> frames) {
    Map<String, List<double[]>> all = new TreeMap<>();
    for (SensorFrame frame : frames) {
      all.computeIfAbsent("luma", k -> new ArrayList<>()).add(values(frame.rgb()));
      all.computeIfAbsent("thermal", k -> new ArrayList<>()).add(values(frame.thermal()));
    }
    Map<String, double[]> out = new TreeMap<>();
    all.forEach((modality, rows) -> {
      for (int k = 0; k < NAMES.size(); k++) {
        int statistic = k;
        double[] sorted = rows.stream().mapToDouble(r -> r[statistic]).sorted().toArray();
        double[] p = {percentile(sorted, 5), percentile(sorted, 50), percentile(sorted, 95)};
        out.put(modality + " " + NAMES.get(k), p);
      }
    });
    return out;
  }

  private static double[] values(RasterImage image) {
    return ImageStatistics.of(ImageStatistics.grey(image), image.resolution().width()).values();
  }

  /// Linear interpolation between order statistics.
  private static double percentile(double[] sorted, double percent) {
    double at = percent / 100 * (sorted.length - 1);
    int low = (int) Math.floor(at);
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  /// The table as it is stored.
  public static String format(Map<String, double[]> percentiles) {
    StringBuilder out = new StringBuilder();
    percentiles.forEach((name, p) ->
        out.append(name.replace(' ', ','))
            .append(Arrays.stream(p).mapToObj(v -> ",%.3f".formatted(v)).reduce("", String::concat))
            .append('\n'));
    return out.toString();
  }
}
