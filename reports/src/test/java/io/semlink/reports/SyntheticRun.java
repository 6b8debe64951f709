package io.semlink.reports;

import com.github.luben.zstd.Zstd;
import io.semlink.simulator.link.LinkBudget;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.Histogram;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import io.semlink.simulator.results.PointTiming;
import io.semlink.simulator.results.ResultJson;
import io.semlink.simulator.results.RunRecord;
import io.semlink.simulator.results.RunRecord.RunState;
import io.semlink.simulator.results.Sha256;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A run of the shape of the library's first scenario: two bandwidths, Es/N0 from -2 to 14 dB, two
/// receive modes, labelled frames. Error rates follow closed forms, so that figures look as they
/// should.
public final class SyntheticRun {
  /// Name of the run.
  public static final String RUN_ID = "20261121T020000Z-abc123";

  /// Frames of each point.
  public static final int FRAMES = 100;

  /// Pixels of each frame.
  static final int PIXELS = 96 * 128;

  private static final String CONFIGURATION =
      "study = first-light\nlink { EsN0 = \"-2:2:14 dB\" } # <two> & more\n";

  private SyntheticRun() {}

  /// The manifest.
  public static RunRecord run(int points) {
    return new RunRecord(
        RUN_ID,
        "first-light",
        RunState.DONE,
        "2026-11-21T02:00:00Z",
        42,
        CONFIGURATION,
        Sha256.hex(CONFIGURATION),
        points,
        Map.of("promsc-tiny", "0f1e2d3c4b5a"),
        Map.of("java", "25.0.3", "semlink", "0.1.0", "device", "cpu"));
  }

  /// All points in plan order; the last two are infeasible and failed.
  public static List<PointRecord> points() {
    List<PointRecord> points = new ArrayList<>();
    for (double bandwidth : new double[] {16_000, 64_000}) {
      for (String mode : List.of("coded-hard", "uncoded-soft")) {
        for (int db = -2; db <= 14; db += 2) {
          points.add(point(mode, bandwidth, db));
        }
      }
    }
    points.add(unfinished(PointState.INFEASIBLE, StopReason.INFEASIBLE, "12 bits < 48 bits"));
    points.add(unfinished(PointState.FAILED, StopReason.FAILED, "NaN in <decoder> & \"stopped\""));
    return points;
  }

  /// One finished point.
  public static PointRecord point(String mode, double bandwidth, double esN0Db) {
    PointParameters parameters = parameters(mode, bandwidth, esN0Db);
    boolean coded = mode.equals("coded-hard");
    LinkBudget budget = budget(coded, bandwidth, esN0Db);
    double demodBer = UncodedTheory.awgn(2, new EsN0(esN0Db).toEbN0(CodeRate.UNCODED, 2));
    double bler =
        coded
            ? 1 / (1 + StrictMath.exp(6 * (esN0Db - 1.2)))
            : 1 - StrictMath.pow(1 - demodBer, budget.informationBits());
    PointCounts counts = counts(budget, demodBer, coded ? bler * 0.1 : demodBer, bler);
    double gain = bandwidth > 20_000 ? 0.06 : 0;
    double best = (coded ? 0.30 : 0.33) + gain;
    double kept = coded ? 1 - bler : StrictMath.exp(-4 * demodBer);
    double accuracy = 0.105 + (best - 0.105) * kept;
    return new PointRecord(
        RUN_ID,
        parameters.pointId(),
        "first-light",
        parameters,
        budget,
        counts,
        quality(accuracy, kept),
        new PointTiming(0.1, 18.2, 25.1, 55, 80_000, 1.83),
        FRAMES,
        StopReason.MAX_FRAMES,
        PointState.DONE,
        null,
        null);
  }

  /// Writes a run folder with its frames in two zstd frames.
  public static void write(Path folder, RunRecord run, List<PointRecord> points)
      throws IOException {
    write(folder, run, points, points.stream().flatMap(p -> frames(p).stream()).toList());
  }

  /// Writes a run folder with frames of one's own.
  public static void write(
      Path folder, RunRecord run, List<PointRecord> points, List<FrameRecord> frames)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("manifest.json"), ResultJson.writePretty(run));
    Files.writeString(
        folder.resolve("points.jsonl"),
        points.stream().map(ResultJson::write).collect(Collectors.joining("\n", "", "\n")));
    try (OutputStream out = Files.newOutputStream(folder.resolve("frames.jsonl.zst"))) {
      out.write(compressedRecords(frames.subList(0, frames.size() / 2)));
      out.write(compressedRecords(frames.subList(frames.size() / 2, frames.size())));
    }
  }

  /// A text as one zstd frame that states its size, as a run writes it.
  public static byte[] compressed(String text) {
    return Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] compressedRecords(List<FrameRecord> frames) {
    if (frames.isEmpty()) {
      return new byte[0];
    }
    return compressed(
        frames.stream().map(ResultJson::write).collect(Collectors.joining("\n", "", "\n")));
  }

  /// The frames of a point.
  public static List<FrameRecord> frames(PointRecord point) {
    List<FrameRecord> frames = new ArrayList<>();
    for (long i = 0; i < point.counts().frames(); i++) {
      int failed = i >= point.counts().framesAccepted() ? 1 : 0;
      frames.add(
          new FrameRecord(
              point.runId(),
              point.pointId(),
              i,
              "road-test-%06d".formatted(i),
              i % 2 == 0 ? TimeOfDay.DAY : TimeOfDay.NIGHT,
              1,
              failed,
              1,
              failed,
              800,
              failed * 40L,
              1600,
              80,
              5,
              confusion(0.4 - 0.2 * failed, 1).toArray(),
              confusion(1 - 0.5 * failed, 1).toArray(),
              "0123456789ab",
              "ba9876543210",
              0.1,
              new FrameRecord.WallTimes(8, 2, 8, 18),
              LinkUse.NONE,
              null,
              point.parameters().esN0Db()));
    }
    return frames;
  }

  /// The same frame with other counts against the truth.
  public static FrameRecord withConfusion(FrameRecord like, long[] confusion) {
    return new FrameRecord(
        like.runId(),
        like.pointId(),
        like.frameIndex(),
        like.frameName(),
        like.timeOfDay(),
        like.blocks(),
        like.blockErrors(),
        like.codeBlocks(),
        like.codeBlocksErased(),
        like.bits(),
        like.bitErrors(),
        like.demodBits(),
        like.demodBitErrors(),
        like.decoderIterations(),
        confusion,
        like.agreement(),
        like.payloadHash(),
        like.understandingHash(),
        like.linkSeconds(),
        like.wall(),
        like.use(),
        like.images(),
        like.esN0Db());
  }

  private static PointParameters parameters(String mode, double bandwidth, double esN0Db) {
    boolean coded = mode.equals("coded-hard");
    return new PointParameters(
        "promsc-tiny",
        mode,
        "both",
        "96x128",
        "synthetic-road day-night=both split=test",
        "awgn",
        "",
        "qpsk",
        coded ? "nr-ldpc" : "none",
        coded ? "1/2" : "1/1",
        coded ? "layered-nms 0.75" : null,
        coded ? 20 : null,
        esN0Db,
        null,
        null,
        bandwidth,
        10.0,
        0,
        42,
        "0123456789ab");
  }

  private static LinkBudget budget(boolean coded, double bandwidth, double esN0Db) {
    int symbols = (int) (bandwidth / 10);
    int bits = coded ? symbols : 2 * symbols;
    int crc = coded ? 16 : 0;
    int payload = (bits - crc) / 48 * 48;
    return new LinkBudget(
        esN0Db,
        coded ? esN0Db : esN0Db - 3.01,
        1,
        payload,
        bits - crc - payload,
        crc,
        2 * symbols,
        symbols,
        coded ? 0.5 : 1,
        (double) payload / PIXELS,
        (double) symbols / PIXELS,
        bandwidth,
        0.1);
  }

  private static PointCounts counts(LinkBudget budget, double demodBer, double ber, double bler) {
    long bits = (long) FRAMES * budget.informationBits();
    long codedBits = (long) FRAMES * budget.codedBits();
    long failed = Math.round(FRAMES * bler);
    return new PointCounts(
        FRAMES,
        FRAMES - failed,
        new ErrorCounts(failed, FRAMES),
        new ErrorCounts(failed == 0 ? 0 : Math.round(bits * ber), bits),
        new ErrorCounts(Math.round(codedBits * demodBer), codedBits),
        FRAMES,
        5L * FRAMES,
        new LinkUse(
            (FRAMES - failed) * budget.payloadBits(),
            (long) FRAMES * budget.symbols(),
            Histogram.ofCounts(List.of(0L, (long) FRAMES)),
            budget.crcBits() > 0 ? iterations(failed) : Histogram.NONE,
            Histogram.NONE));
  }

  /// Failed blocks run to the last iteration, the others stop at five.
  private static Histogram iterations(long failed) {
    long[] counts = new long[21];
    counts[5] = FRAMES - failed;
    counts[20] = failed;
    return Histogram.ofCounts(counts);
  }

  private static PointQuality quality(double miou, double agreement) {
    return new PointQuality(
        FRAMES,
        miou,
        new Interval(miou - 0.012, miou + 0.013),
        miou - 0.05,
        miou,
        miou + 0.01,
        miou - 0.01,
        miou + 0.1,
        confusion(0.2 + miou, FRAMES).toArray(),
        agreement,
        new Interval(Math.max(0, agreement - 0.02), Math.min(1, agreement + 0.02)),
        null);
  }

  /// Pixels of a set of frames when a share of each class is found; class 6 never occurs.
  private static ConfusionMatrix confusion(double found, int frames) {
    double[] shares = {91.9, 4.2, 1.5, 0.9, 0.5, 0.4, 0, 0.2, 0.25};
    long[] counts = new long[81];
    for (int c = 0; c < 9; c++) {
      long all = Math.round(shares[c] / 100 * PIXELS * frames);
      long hits = Math.round(all * Math.min(1, c == 0 ? 0.98 : found - 0.03 * c));
      counts[c * 9 + c] = hits;
      counts[c * 9 + (c == 0 ? 1 : 0)] += all - hits;
    }
    return ConfusionMatrix.of(counts);
  }

  private static PointRecord unfinished(PointState state, StopReason reason, String failure) {
    PointParameters parameters =
        parameters("coded-hard", state == PointState.FAILED ? 64_000 : 1_000, 3);
    return new PointRecord(
        RUN_ID,
        parameters.pointId(),
        "first-light",
        parameters,
        null,
        PointCounts.NONE,
        null,
        null,
        0,
        reason,
        state,
        failure,
        null);
  }
}
