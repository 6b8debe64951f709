package io.semlink.simulator.results;

import io.semlink.simulator.channel.Limit;
import io.semlink.simulator.channel.Validity;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The columns of points.csv: stable names, units in the name, empty where a column has no meaning.
/// Fractions are 0..1.
public final class PointColumns {
  /// One column.
  ///
  /// @param name its header
  /// @param value its cell, null where it has no meaning
  public record Column(String name, Function<PointRecord, @Nullable Object> value) {
    /// What its cells are.
    public ColumnType type() {
      return ColumnType.of(name);
    }
  }

  /// All columns in their order.
  public static final List<Column> ALL =
      List.of(
          new Column("point_id", PointRecord::pointId),
          new Column("study", PointRecord::study),
          parameter("repetition", PointParameters::repetition),
          parameter("scheme", PointParameters::scheme),
          parameter("receive_mode", PointParameters::receiveMode),
          parameter("modality", PointParameters::modality),
          parameter("resolution", PointParameters::resolution),
          parameter("channel", PointParameters::channel),
          parameter("channel_parameters", PointParameters::channelParameters),
          parameter("mcs", PointParameters::mcs),
          parameter("mcs_selection", PointParameters::mcsSelection),
          parameter("modulation", PointParameters::modulation),
          parameter("code", PointParameters::code),
          ofBits("code_rate", LinkBudget::codeRate),
          parameter("decoder", PointParameters::decoder),
          parameter("iterations_max", PointParameters::iterationsMax),
          new Column("iterations_mean", PointColumns::iterationsMean),
          new Column("harq_rounds_mean", p -> mean(p.counts().use().rounds())),
          parameter("es_n0_db", PointParameters::esN0Db),
          budget("eb_n0_db", LinkBudget::ebN0Db),
          parameter("bandwidth_hz", PointParameters::bandwidthHz),
          budget("symbols_per_frame", b -> b.symbols() * b.blocksPerFrame()),
          ofBits("payload_bits", LinkBudget::payloadBits),
          ofBits("padding_bits", LinkBudget::paddingBits),
          ofBits("coded_bits", LinkBudget::codedBits),
          budget("bits_per_pixel", LinkBudget::bitsPerPixel),
          budget("channel_uses_per_pixel", LinkBudget::channelUsesPerPixel),
          new Column("frames", p -> p.counts().frames()),
          trials("blocks", PointCounts::blocks),
          errors("block_errors", PointCounts::blocks),
          rate("bler", PointCounts::blocks),
          low("bler_low", PointCounts::blockInterval),
          high("bler_high", PointCounts::blockInterval),
          trials("bits", PointCounts::bits),
          errors("bit_errors", PointCounts::bits),
          rate("ber", PointCounts::bits),
          low("ber_low", PointCounts::bitInterval),
          high("ber_high", PointCounts::bitInterval),
          trials("demod_bits", PointCounts::demodBits),
          errors("demod_bit_errors", PointCounts::demodBits),
          new Column(
              "decode_success",
              p -> isAnalog(p) || p.counts().frames() == 0 ? null : p.counts().decodeSuccess()),
          quality("miou", PointQuality::miou),
          quality("miou_low", q -> low(q.miouInterval())),
          quality("miou_high", q -> high(q.miouInterval())),
          quality("miou_objects", PointQuality::miouObjects),
          quality("miou_present", PointQuality::miouPresent),
          quality("miou_day", PointQuality::miouDay),
          quality("miou_night", PointQuality::miouNight),
          quality("macc", PointQuality::macc),
          images("psnr_rgb_db", PointFidelity::psnrRgbDb),
          images("psnr_rgb_low_db", i -> low(i.psnrRgbInterval())),
          images("psnr_rgb_high_db", i -> high(i.psnrRgbInterval())),
          images("ssim_rgb", PointFidelity::ssimRgb),
          images("psnr_thermal_db", PointFidelity::psnrThermalDb),
          images("ssim_thermal", PointFidelity::ssimThermal),
          quality("agreement", PointQuality::agreement),
          quality("agreement_low", q -> low(q.agreementInterval())),
          quality("agreement_high", q -> high(q.agreementInterval())),
          timing("link_seconds_p50", PointTiming::linkSecondsP50),
          timing("wall_ms_p50", PointTiming::wallMsP50),
          timing("wall_ms_p99", PointTiming::wallMsP99),
          timing("wall_frames_per_second", PointTiming::wallFramesPerSecond),
          new Column(
              "wall_info_bits_per_second",
              p -> isAnalog(p) || p.timing() == null ? null : p.timing().wallInfoBitsPerSecond()),
          timing("wall_seconds", PointTiming::wallSeconds),
          new Column("stop_reason", p -> lowerCase(p.stopReason())),
          new Column("state", p -> p.state().name()),
          new Column("channel_uses", p -> p.counts().use().channelUses()),
          new Column(
              "net_bits_per_channel_use",
              p -> isAnalog(p) ? null : p.counts().use().netBitsPerChannelUse()),
          budget("header_symbols", LinkBudget::headerSymbols),
          budget("coherence_blocks", LinkBudget::coherenceBlocks),
          budget("papr_db", LinkBudget::paprDb),
          new Column("mcs_mean", p -> mean(p.counts().use().mcs())),
          parameter("harq", PointParameters::harq),
          parameter("protocol", PointParameters::protocol),
          images("ms_ssim_rgb", PointFidelity::msSsimRgb),
          images("ms_ssim_thermal", PointFidelity::msSsimThermal),
          images("images_complete", PointFidelity::complete),
          images("images_partial", PointFidelity::partial),
          images("images_lost", PointFidelity::lost),
          images("images_concealed", PointFidelity::concealed),
          parameter("concealment", PointParameters::concealment),
          budget("bits_per_pixel_with_headers", LinkBudget::bitsPerPixelWithHeaders),
          budget("rgb_share", b -> b.sourceCoding() == null ? null : b.sourceCoding().rgbShare()),
          new Column(
              "frames_dropped",
              p -> p.parameters().queue() == null ? null : p.counts().framesDropped()),
          timing("queue_seconds_p50", PointTiming::queueSecondsP50),
          timing("queue_seconds_p99", PointTiming::queueSecondsP99),
          parameter("common_random_numbers", PointParameters::commonRandomNumbers),
          parameter("batch", PointParameters::batch),
          parameter("device", PointParameters::device),
          new Column("result_differs", PointRecord::differs),
          parameter("source", PointParameters::source),
          parameter("frame_rate_hz", PointParameters::frameRateHz),
          parameter("queue", PointParameters::queue),
          parameter("weights", PointParameters::weights),
          parameter("seed", PointParameters::seed),
          parameter("asked_code_rate", PointParameters::codeRate),
          parameter("asked_eb_n0_db", PointParameters::ebN0Db),
          parameter("asked_bits_per_pixel", PointParameters::bitsPerPixel),
          validity("channel_model", Validity::model),
          validity("outside_validity", PointColumns::outside));

  private PointColumns() {}

  /// The header line of points.csv, without line end.
  public static String header() {
    return ALL.stream().map(Column::name).collect(Collectors.joining(","));
  }

  /// One line of points.csv, without line end; numbers are written so that they read back exactly.
  public static String line(PointRecord point) {
    return ALL.stream()
        .map(column -> cell(column.value().apply(point)))
        .collect(Collectors.joining(","));
  }

  private static String cell(@Nullable Object value) {
    if (value == null || (value instanceof Double d && d.isNaN())) {
      return "";
    }
    String text = value.toString();
    boolean quoted = text.contains(",") || text.contains("\"") || text.contains("\n");
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static @Nullable Object iterationsMean(PointRecord point) {
    PointCounts counts = point.counts();
    // Decodings of all HARQ rounds; a file without their histogram had one round a code block.
    long kept = counts.use().iterations().total();
    long decodings = kept > 0 ? kept : counts.codeBlocks();
    boolean iterative = point.parameters().iterationsMax() != null && decodings > 0;
    return iterative ? (double) counts.decoderIterations() / decodings : null;
  }

  private static @Nullable Double mean(Histogram histogram) {
    return histogram.total() == 0 ? null : (Double) histogram.mean();
  }

  private static Column parameter(String name, Function<PointParameters, @Nullable Object> value) {
    return new Column(name, p -> value.apply(p.parameters()));
  }

  private static Column budget(String name, Function<LinkBudget, @Nullable Object> value) {
    return new Column(name, p -> p.budget() == null ? null : value.apply(p.budget()));
  }

  /// A column of a budget that means nothing where no bits are sent.
  private static Column ofBits(String name, Function<LinkBudget, @Nullable Object> value) {
    return budget(name, b -> b.isAnalog() ? null : value.apply(b));
  }

  private static Column validity(String name, Function<Validity, @Nullable Object> value) {
    return budget(name, b -> b.validity() == null ? null : value.apply(b.validity()));
  }

  private static @Nullable String outside(Validity validity) {
    return validity.exceeded().isEmpty()
        ? null
        : validity.exceeded().stream().map(Limit::toString).collect(Collectors.joining("; "));
  }

  private static boolean isAnalog(PointRecord point) {
    return point.budget() != null && point.budget().isAnalog();
  }

  private static Column trials(String name, Function<PointCounts, ErrorCounts> counts) {
    return new Column(name, p -> isAnalog(p) ? null : counts.apply(p.counts()).trials());
  }

  private static Column errors(String name, Function<PointCounts, ErrorCounts> counts) {
    return new Column(name, p -> isAnalog(p) ? null : counts.apply(p.counts()).errors());
  }

  private static Column images(String name, Function<PointFidelity, @Nullable Object> value) {
    return quality(name, q -> q.images() == null ? null : value.apply(q.images()));
  }

  private static Column quality(String name, Function<PointQuality, @Nullable Object> value) {
    return new Column(name, p -> p.quality() == null ? null : value.apply(p.quality()));
  }

  private static Column timing(String name, Function<PointTiming, @Nullable Object> value) {
    return new Column(name, p -> p.timing() == null ? null : value.apply(p.timing()));
  }

  private static Column rate(String name, Function<PointCounts, ErrorCounts> counts) {
    return new Column(name, p -> counts.apply(p.counts()).rate());
  }

  private static Column low(String name, Function<PointCounts, @Nullable Interval> interval) {
    return new Column(name, p -> low(interval.apply(p.counts())));
  }

  private static Column high(String name, Function<PointCounts, @Nullable Interval> interval) {
    return new Column(name, p -> high(interval.apply(p.counts())));
  }

  private static @Nullable Double low(@Nullable Interval interval) {
    return interval == null ? null : interval.low();
  }

  private static @Nullable Double high(@Nullable Interval interval) {
    return interval == null ? null : interval.high();
  }

  private static @Nullable String lowerCase(PointRecord.@Nullable StopReason reason) {
    return reason == null ? null : reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
