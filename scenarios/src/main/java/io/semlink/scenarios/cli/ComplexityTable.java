package io.semlink.scenarios.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.nn.Complexity;
import io.semlink.models.promsc.PromscComplexity;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.zoo.NetworkLatency;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.units.Resolution;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Parameters, multiply-adds and, where it was measured, latency of networks beside what was
/// published.
///
/// @param rows one a network
record ComplexityTable(List<Row> rows) {
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;

  /// Published for 480x640 frames: ProMSC-MIS (Zhang, Bo and Tao, arXiv 2508.20057, a mean over its
  /// rates) and the networks that it compares itself with.
  private static final List<Published> PUBLISHED =
      List.of(
          new Published("ProMSC-MIS", 186.99, 212.34),
          new Published("RTFNet-152", 254.51, 337.46),
          new Published("FEANet-152", 255.21, 337.47),
          new Published("MFNet", 0.74, 8.42));

  private static final String FOOTNOTE =
      """
      Multiply-adds: convolutions, matrices and attention products, for one frame with all planes sent.
      thop: what the Python package of that name counts and the published "FLOPs" are: four operations a
      normalised element, transposed 2x2 convolutions four times, no attention products.
      promsc-paper is of the paper's scale, not the paper's network, whose details are not published.\
      """;

  private static final String LATENCY_FOOTNOTE =
      """
      Latency: one frame alone, images to classes, without codec and link; median of 3 to 30 runs on this
      machine's processor, one thread; where a link divides the network, of both halves.\
      """;

  /// A network of Semlink.
  ///
  /// @param name of the network
  /// @param resolution of its frames
  /// @param encoder before the link; null for a network that no link divides
  /// @param decoder after it; likewise
  /// @param total of both
  /// @param latency on this machine; null if it was not measured
  record Row(
      String name,
      Resolution resolution,
      @Nullable Complexity encoder,
      @Nullable Complexity decoder,
      Complexity total,
      @Nullable NetworkLatency latency) {
    private static Row of(PromscConfig config, boolean timed) {
      PromscComplexity complexity = PromscComplexity.of(config);
      return new Row(
          config.name(),
          config.resolution(),
          complexity.encoder(),
          complexity.decoder(),
          complexity.total(),
          timed ? NetworkLatency.of(config, ComputeDevice.CPU, System::nanoTime) : null);
    }

    private static Row of(FusionNetConfig config, boolean timed) {
      return new Row(
          config.name(),
          config.resolution(),
          null,
          null,
          config.complexity(),
          timed ? NetworkLatency.of(config, ComputeDevice.CPU, System::nanoTime) : null);
    }
  }

  private record Published(String name, double megaParameters, double gigaThop) {}

  /// Counts all networks.
  ///
  /// @param timed whether each also runs, which takes minutes and some gigabytes
  static ComplexityTable ofAll(boolean timed) {
    return new ComplexityTable(
        Stream.concat(
                PromscConfig.PRESETS.stream().map(config -> Row.of(config, timed)),
                FusionNetConfig.PRESETS.stream().map(config -> Row.of(config, timed)))
            .toList());
  }

  /// Counts one network.
  ///
  /// @param name of the network
  /// @param timed whether it also runs
  /// @return empty if there is none of that name
  static Optional<ComplexityTable> of(String name, boolean timed) {
    return PromscConfig.named(name)
        .map(config -> Row.of(config, timed))
        .or(() -> FusionNetConfig.named(name).map(config -> Row.of(config, timed)))
        .map(row -> new ComplexityTable(List.of(row)));
  }

  private boolean isTimed() {
    return rows.stream().anyMatch(row -> row.latency != null);
  }

  void print(PrintWriter out) {
    boolean timed = isTimed();
    out.println(
        "                                parameters/M           multiply-adds/G     thop/G"
            + (timed ? "            latency/ms" : ""));
    out.println(
        "network        resolution  encoder decoder   total  encoder decoder   total   total"
            + (timed ? "  encoder decoder   total" : ""));
    for (Row row : rows) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-14s %-10s  %7s %7s %7.2f  %7s %7s %7.2f %7.2f%s",
              row.name,
              row.resolution,
              cell(row.encoder, c -> c.parameters() / MEGA),
              cell(row.decoder, c -> c.parameters() / MEGA),
              row.total.parameters() / MEGA,
              cell(row.encoder, c -> c.multiplyAdds() / GIGA),
              cell(row.decoder, c -> c.multiplyAdds() / GIGA),
              row.total.multiplyAdds() / GIGA,
              row.total.thopOperations() / GIGA,
              row.latency == null ? "" : cells(row.latency)));
    }
    for (Published published : PUBLISHED) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-14s %-10s  %7s %7s %7.2f  %7s %7s %7s %7.2f  (published)",
              published.name,
              "480x640",
              "",
              "",
              published.megaParameters,
              "",
              "",
              "",
              published.gigaThop));
    }
    out.println(FOOTNOTE);
    if (timed) {
      out.println(LATENCY_FOOTNOTE);
    }
  }

  private static String cells(NetworkLatency latency) {
    return "  %7s %7s %7s"
        .formatted(
            milliseconds(latency.encoderMs()),
            milliseconds(latency.decoderMs()),
            milliseconds(latency.totalMs()));
  }

  private static String milliseconds(@Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.1f", value);
  }

  private static String cell(@Nullable Complexity half, ToDoubleFunction<Complexity> figure) {
    return half == null ? "" : String.format(Locale.ROOT, "%.2f", figure.applyAsDouble(half));
  }

  /// The same as JSON: counts as whole numbers, published figures as printed.
  String toJson() {
    ObjectNode root = new JsonMapper().createObjectNode();
    ArrayNode counted = root.putArray("counted");
    for (Row row : rows) {
      ObjectNode node = counted.addObject();
      node.put("network", row.name).put("resolution", row.resolution.toString());
      if (row.encoder != null && row.decoder != null) {
        put(node.putObject("encoder"), row.encoder);
        put(node.putObject("decoder"), row.decoder);
      }
      put(node.putObject("total"), row.total);
      if (row.latency != null) {
        node.set("latencyMs", latency(row.latency));
      }
    }
    ArrayNode published = root.putArray("published");
    for (Published row : PUBLISHED) {
      published
          .addObject()
          .put("network", row.name)
          .put("resolution", "480x640")
          .put("megaParameters", row.megaParameters)
          .put("gigaThopOperations", row.gigaThop);
    }
    return root.toPrettyString();
  }

  private static ObjectNode latency(NetworkLatency latency) {
    ObjectNode node = new JsonMapper().createObjectNode();
    if (latency.encoderMs() != null && latency.decoderMs() != null) {
      node.put("encoder", latency.encoderMs()).put("decoder", latency.decoderMs());
    }
    return node.put("total", latency.totalMs());
  }

  private static void put(ObjectNode node, Complexity complexity) {
    node.put("parameters", complexity.parameters())
        .put("multiplyAdds", complexity.multiplyAdds())
        .put("thopOperations", complexity.thopOperations());
  }
}
