package io.semlink.simulator.results;

import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.metrics.FrameStatistic;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.metrics.Jackknife;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How near the receiver's images of a point are to what the sensors saw: means over frames, those
/// among them that another frame's image or mean grey stands for. Each frame is counted once, by
/// the image that fared worse.
///
/// @param complete frames of which all arrived, as far as the receiver knows
/// @param partial frames of which a part arrived
/// @param concealed frames with an image that is that of an earlier frame, see {@link
///   Recovery#CONCEALED}
/// @param lost frames with an image that is mean grey, see {@link Recovery#LOST}
/// @param psnrRgbDb mean PSNR
/// @param psnrRgbInterval its 95 % interval, jackknifed over frames; absent where none differs
/// @param ssimRgb mean SSIM; absent where it is undefined
/// @param msSsimRgb mean MS-SSIM; absent where it is undefined
/// @param psnrThermalDb mean PSNR
/// @param ssimThermal mean SSIM; absent where it is undefined
/// @param msSsimThermal mean MS-SSIM; absent where it is undefined
public record PointFidelity(
    long complete,
    long partial,
    long concealed,
    long lost,
    double psnrRgbDb,
    @Nullable Interval psnrRgbInterval,
    @Nullable Double ssimRgb,
    @Nullable Double msSsimRgb,
    double psnrThermalDb,
    @Nullable Double ssimThermal,
    @Nullable Double msSsimThermal) {

  /// Means over frames.
  ///
  /// @param frames one a frame
  /// @return null without a frame
  static @Nullable PointFidelity of(List<ImageFidelity> frames) {
    if (frames.isEmpty()) {
      return null;
    }
    FrameStatistic psnrRgb =
        FrameStatistic.means(
            frames.stream().map(f -> new double[] {f.psnrRgbDb()}).toArray(double[][]::new));
    return new PointFidelity(
        count(frames, Recovery.COMPLETE),
        count(frames, Recovery.PARTIAL),
        count(frames, Recovery.CONCEALED),
        count(frames, Recovery.LOST),
        psnrRgb.all()[0],
        Jackknife.intervals(psnrRgb, Jackknife.Scale.REAL).getFirst(),
        mean(frames, ImageFidelity::ssimRgb),
        mean(frames, ImageFidelity::msSsimRgb),
        frames.stream().mapToDouble(ImageFidelity::psnrThermalDb).sum() / frames.size(),
        mean(frames, ImageFidelity::ssimThermal),
        mean(frames, ImageFidelity::msSsimThermal));
  }

  private static long count(List<ImageFidelity> frames, Recovery recovery) {
    return frames.stream().filter(frame -> frame.recovery() == recovery).count();
  }

  private static @Nullable Double mean(
      List<ImageFidelity> frames, Function<ImageFidelity, @Nullable Double> index) {
    List<Double> values = frames.stream().map(index).filter(Objects::nonNull).toList();
    return values.isEmpty()
        ? null
        : values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
  }
}
