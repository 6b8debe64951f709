package io.semlink.simulator.results;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.sensor.TimeOfDay;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ResultsTest {
  private static final PointParameters PARAMETERS =
      new PointParameters(
          "promsc-tiny",
          "coded-hard",
          "both",
          "96x128",
          "synthetic-road",
          "awgn",
          "",
          "qpsk",
          "nr-ldpc",
          "1/2",
          "layered-nms",
          20,
          3.0,
          null,
          null,
          16000.0,
          10.0,
          0,
          42,
          "w");

  private static FrameRecord frame(long index, int blockErrors, long @Nullable [] confusion) {
    return new FrameRecord(
        "run",
        "point",
        index,
        "f" + index,
        TimeOfDay.DAY,
        1,
        blockErrors,
        1,
        blockErrors,
        100,
        blockErrors * 10L,
        200,
        20,
        7,
        confusion,
        confusion,
        "abc",
        "def",
        0.1,
        new FrameRecord.WallTimes(1, 2, 3, 6),
        new LinkUse(
            blockErrors == 0 ? 90 : 0,
            120,
            Histogram.of(1 + blockErrors),
            Histogram.of(7),
            Histogram.NONE),
        null,
        3.5);
  }

  private static PointRecord point(PointAccumulator sums) {
    return new PointRecord(
        "run",
        "point",
        "study",
        PARAMETERS,
        null,
        sums.counts(),
        sums.quality(true),
        sums.timing(2),
        2,
        StopReason.MAX_FRAMES,
        PointState.DONE,
        null,
        null);
  }

  /// The header is a contract with those who read points.csv.
  @Test
  void columnsOfPointsCsvAreFrozen() {
    assertThat(PointColumns.header())
        .isEqualTo(
            "point_id,study,repetition,scheme,receive_mode,modality,resolution,channel,"
                + "channel_parameters,mcs,mcs_selection,modulation,code,code_rate,decoder,"
                + "iterations_max,iterations_mean,harq_rounds_mean,es_n0_db,eb_n0_db,"
                + "bandwidth_hz,symbols_per_frame,payload_bits,padding_bits,coded_bits,"
                + "bits_per_pixel,channel_uses_per_pixel,frames,blocks,block_errors,bler,"
                + "bler_low,bler_high,bits,bit_errors,ber,ber_low,ber_high,demod_bits,"
                + "demod_bit_errors,decode_success,miou,miou_low,miou_high,miou_objects,"
                + "miou_present,miou_day,miou_night,macc,psnr_rgb_db,psnr_rgb_low_db,"
                + "psnr_rgb_high_db,ssim_rgb,psnr_thermal_db,ssim_thermal,agreement,"
                + "agreement_low,agreement_high,link_seconds_p50,wall_ms_p50,wall_ms_p99,"
                + "wall_frames_per_second,wall_info_bits_per_second,wall_seconds,stop_reason,"
                + "state,channel_uses,net_bits_per_channel_use,header_symbols,coherence_blocks,papr_db,"
                + "mcs_mean,harq,protocol,ms_ssim_rgb,ms_ssim_thermal,images_complete,images_partial,"
                + "images_lost,images_concealed,concealment,bits_per_pixel_with_headers,rgb_share,"
                + "frames_dropped,queue_seconds_p50,queue_seconds_p99,common_random_numbers,batch,device,"
                + "result_differs,source,frame_rate_hz,queue,weights,seed,asked_code_rate,asked_eb_n0_db,"
                + "asked_bits_per_pixel,channel_model,outside_validity");
  }

  @Test
  void framesAddUpToTheRow() {
    PointAccumulator sums = new PointAccumulator();
    long[] confusion = new long[81];
    confusion[0] = 90;
    confusion[9] = 5;
    confusion[10] = 5;
    sums.add(frame(0, 0, confusion));
    sums.add(frame(1, 1, confusion));
    String[] cells = PointColumns.line(point(sums)).split(",", -1);
    assertThat(cells).hasSize(PointColumns.ALL.size());
    assertThat(cell(cells, "frames")).isEqualTo("2");
    assertThat(cell(cells, "bler")).isEqualTo("0.5");
    assertThat(cell(cells, "bit_errors")).isEqualTo("10");
    assertThat(cell(cells, "iterations_mean")).isEqualTo("7.0");
    assertThat(cell(cells, "decode_success")).isEqualTo("0.5");
    assertThat(Double.parseDouble(cell(cells, "miou"))).isEqualTo((90.0 / 95 + 0.5) / 9);
    assertThat(cell(cells, "miou_night")).isEmpty();
    assertThat(cell(cells, "link_seconds_p50")).isEqualTo("0.1");
    assertThat(cell(cells, "stop_reason")).isEqualTo("max-frames");
    assertThat(cell(cells, "channel_uses")).isEqualTo("240");
    assertThat(cell(cells, "net_bits_per_channel_use")).isEqualTo("0.375");
    assertThat(cell(cells, "harq_rounds_mean")).isEqualTo("1.5");
  }

  @Test
  void aFrameKeepsItsMeasuredEsN0AndAnOlderFileHasNone() {
    String json = ResultJson.write(frame(0, 0, null));
    assertThat(json).contains(",\"es_n0_db\":3.5");
    assertThat(ResultJson.read(json, FrameRecord.class).esN0Db()).isEqualTo(3.5);
    String older = json.replace(",\"es_n0_db\":3.5", "");
    assertThat(ResultJson.read(older, FrameRecord.class).esN0Db()).isNull();
  }

  /// A dropped frame counts as dropped and nowhere else, and records of before there was a queue
  /// are still read.
  @Test
  void aDroppedFrameCountsAloneAndOlderRecordsAreRead() {
    PointAccumulator sums = new PointAccumulator();
    sums.add(frame(0, 0, null).queued(0.25));
    FrameRecord dropped = frame(1, 1, null).neverSent();
    assertThat(ResultJson.read(ResultJson.write(dropped), FrameRecord.class)).isEqualTo(dropped);
    sums.add(dropped);
    PointCounts counts = sums.counts();
    assertThat(counts.frames()).isEqualTo(1);
    assertThat(counts.framesDropped()).isEqualTo(1);
    assertThat(counts.framesSeen()).isEqualTo(2);
    assertThat(counts.blocks().errors()).isZero();
    assertThat(point(sums).timing()).isNotNull();
    String json = ResultJson.write(counts);
    assertThat(json).contains("\"frames_dropped\":1");
    assertThat(
            ResultJson.read(json.replace(",\"frames_dropped\":1", ""), PointCounts.class)
                .framesDropped())
        .isZero();
    assertThat(ResultJson.write(frame(0, 0, null))).doesNotContain("queue", "dropped");
  }

  /// Errors of bits come in bursts: the interval knows in which frames they were, also in a record
  /// that was read again; an older one does not, and without an error all is known of blocks.
  @Test
  void theIntervalOfBitErrorsKnowsTheFrames() {
    PointAccumulator sums = new PointAccumulator();
    for (int f = 0; f < 100; f++) {
      sums.add(frame(f, f % 5 == 0 ? 1 : 0, null));
    }
    PointCounts counts = sums.counts();
    Interval bits = requireNonNull(counts.bitInterval());
    Interval naive = counts.bits().interval(Interval.CONFIDENCE);
    assertThat(bits.contains(counts.bits().rate())).isTrue();
    assertThat(bits.halfWidth()).isGreaterThan(1.5 * naive.halfWidth());
    assertThat(bits.high()).isLessThanOrEqualTo(requireNonNull(counts.blockInterval()).high());
    String json = ResultJson.write(counts);
    assertThat(ResultJson.read(json, PointCounts.class)).isEqualTo(counts);
    String older = json.replaceAll(",\"(bit|demod)_spread\":\\{[^}]*}", "");
    assertThat(ResultJson.read(older, PointCounts.class).bitInterval()).isNull();

    PointAccumulator clean = new PointAccumulator();
    clean.add(frame(0, 0, null));
    clean.add(frame(1, 0, null));
    PointCounts none = clean.counts();
    assertThat(none.bitInterval())
        .isEqualTo(new Interval(0, none.blocks().interval(Interval.CONFIDENCE).high()));
    assertThat(PointCounts.NONE.bitInterval()).isNull();
  }

  @Test
  void jsonRoundTripsAndLeavesOutWhatIsAbsent() {
    PointAccumulator sums = new PointAccumulator();
    sums.add(frame(0, 0, null));
    PointRecord point = point(sums);
    String json = ResultJson.write(point);
    assertThat(json).doesNotContain("null").contains("\"es_n0_db\":3.0");
    assertThat(ResultJson.read(json, PointRecord.class)).isEqualTo(point);
    assertThatThrownBy(() -> ResultJson.read("{", PointRecord.class))
        .hasMessageContaining("not a PointRecord");
  }

  /// Resume and deduplication hang on the id: it moves with any parameter and with nothing else.
  @Test
  void pointIdIsFrozen() {
    assertThat(PARAMETERS.pointId()).isEqualTo("e569f449cd6e").hasSize(12);
  }

  private static String cell(String[] cells, String column) {
    for (int i = 0; i < cells.length; i++) {
      if (PointColumns.ALL.get(i).name().equals(column)) {
        return cells[i];
      }
    }
    throw new AssertionError("no column " + column);
  }
}
