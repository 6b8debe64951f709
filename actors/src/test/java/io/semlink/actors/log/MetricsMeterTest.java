package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.FrameRecord.WallTimes;
import io.semlink.simulator.results.MetricsRecord;
import io.semlink.simulator.results.MetricsRecord.StageTimes;
import io.semlink.simulator.results.ResultJson;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

/// The meter against sums over the same frames.
final class MetricsMeterTest {
  private static final String RUN = "20261121T021500Z-c0ffee";
  private static final Instant START = Instant.parse("2026-11-21T02:15:00Z");

  /// Frames with times from a microsecond to minutes.
  private static List<FrameRecord> frames(int count) {
    UniformRandomProvider random = new StreamKey(1, Purpose.SAMPLING, 0, 0).generator();
    List<FrameRecord> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double ms = StrictMath.exp(18 * random.nextDouble() - 6.9);
      FrameRecord sample = SampleRecords.frame(RUN, "p" + i % 3, i);
      frames.add(timed(sample, new WallTimes(ms, ms / 2, 0, 1.5 * ms)));
    }
    return frames;
  }

  private static FrameRecord timed(FrameRecord f, WallTimes wall) {
    String json = ResultJson.write(f);
    String times = ResultJson.write(wall);
    return ResultJson.read(
        json.replaceFirst("\"wall\":\\{[^}]*\\}", "\"wall\":" + times), FrameRecord.class);
  }

  private static Histogram decode(StageTimes stage) throws DataFormatException {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(stage.histogram()));
    return Histogram.decodeFromCompressedByteBuffer(bytes, 0);
  }

  private static StageTimes stage(MetricsRecord record, String name) {
    return Objects.requireNonNull(record.stages().get(name));
  }

  @Test
  void mergedHistogramsOfTheIntervalsAreTheHistogramOfAll() throws DataFormatException {
    List<FrameRecord> frames = frames(2000);
    MetricsMeter meter = new MetricsMeter(RUN, 0, START);
    List<MetricsRecord> records = new ArrayList<>();
    for (int i = 0; i < frames.size(); i++) {
      meter.add(frames.get(i));
      MetricsRecord record = meter.poll(START.plusMillis(17L * (i + 1)), i / 100);
      if (record != null) {
        records.add(record);
      }
    }
    MetricsRecord last = meter.end(START.plusMillis(17L * 2000 + 1), 20);
    if (last != null) {
      records.add(last);
    }
    assertThat(records).hasSize(34);
    assertThat(records).extracting(MetricsRecord::intervalIndex).startsWith(0L, 1L, 2L);
    assertThat(records.stream().mapToLong(MetricsRecord::frames).sum()).isEqualTo(2000);
    assertThat(records.stream().mapToLong(MetricsRecord::infoBits).sum()).isEqualTo(2_000_000);
    assertThat(records.stream().mapToDouble(MetricsRecord::seconds).sum())
        .isCloseTo(34.001, within(1e-9));
    Histogram merged = new Histogram(3);
    Histogram all = new Histogram(3);
    for (MetricsRecord record : records) {
      merged.add(decode(stage(record, "encode")));
    }
    for (FrameRecord frame : frames) {
      all.recordValue(Math.round(1000 * frame.wall().encodeMs()));
    }
    assertThat(merged).isEqualTo(all);
    assertThat(merged.getTotalCount()).isEqualTo(2000);
  }

  @Test
  void percentilesAreThoseOfTheFramesToThreeDigits() {
    List<FrameRecord> frames = frames(999);
    MetricsMeter meter = new MetricsMeter(RUN, 7, START);
    frames.forEach(meter::add);
    MetricsRecord record = Objects.requireNonNull(meter.end(START.plusMillis(250), 5));
    double[] sorted = frames.stream().mapToDouble(f -> f.wall().endToEndMs()).sorted().toArray();
    StageTimes stage = stage(record, "end_to_end");
    for (Map.Entry<Integer, Double> p :
        Map.of(50, stage.p50Ms(), 95, stage.p95Ms(), 99, stage.p99Ms(), 100, stage.maxMs())
            .entrySet()) {
      double exact = sorted[Math.ceilDiv(999 * p.getKey(), 100) - 1];
      assertThat(p.getValue()).isCloseTo(exact, within(0.001 + 0.002 * exact));
    }
    assertThat(stage.count()).isEqualTo(999);
    assertThat(record.intervalIndex()).isEqualTo(7);
    assertThat(record.seconds()).isEqualTo(0.25);
    assertThat(record.at()).isEqualTo("2026-11-21T02:15:00.250Z");
    assertThat(record.pointsRunning()).isEqualTo(3);
    assertThat(record.pointsFinished()).isEqualTo(5);
    assertThat(record.blocks()).isEqualTo(999);
    assertThat(record.blockErrors()).isEqualTo(333);
    assertThat(record.stages().keySet()).containsExactly("encode", "link", "decode", "end_to_end");
    assertThat(stage(record, "decode").maxMs()).isZero();
  }

  @Test
  void nothingIsSaidOfIntervalsWithoutAFrame() {
    MetricsMeter meter = new MetricsMeter(RUN, 0, START);
    assertThat(meter.poll(START.plusSeconds(1), 0)).isNull();
    assertThat(meter.end(START.plusSeconds(3), 0)).isNull();
    meter.add(SampleRecords.frame(RUN, "p", 0));
    assertThat(meter.poll(START.plusMillis(3999), 0)).isNull();
    MetricsRecord record = Objects.requireNonNull(meter.poll(START.plusSeconds(4), 1));
    assertThat(record.intervalIndex()).isZero();
    assertThat(record.seconds()).isEqualTo(1);
    assertThat(record.frames()).isEqualTo(1);
    assertThat(meter.poll(START.plusSeconds(9), 1)).isNull();
    meter.add(SampleRecords.frame(RUN, "p", 1));
    assertThat(Objects.requireNonNull(meter.end(START.plusSeconds(9), 1)).intervalIndex())
        .isEqualTo(1);
  }

  @Test
  void equalFramesGiveEqualRecords() {
    List<MetricsRecord> twice = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      MetricsMeter meter = new MetricsMeter(RUN, 0, START);
      frames(100).forEach(meter::add);
      twice.addAll(Arrays.asList(meter.end(START.plusSeconds(1), 0)));
    }
    assertThat(twice.getFirst()).isNotNull().isEqualTo(twice.getLast());
    assertThat(ResultJson.read(ResultJson.write(twice.getFirst()), MetricsRecord.class))
        .isEqualTo(twice.getFirst());
  }
}
