package io.semlink.simulator.results;

import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.metrics.ImageQuality;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import org.jspecify.annotations.Nullable;

/// How near the receiver's images of a frame are to what the sensors saw.
///
/// @param recovery what became of the image that fared worse; the figures are those of what the
///   receiver shows, be it another frame's image or mean grey
/// @param psnrRgbDb PSNR over all samples of the three channels, at most {@value #MAX_PSNR_DB} dB,
///   which equal images count as
/// @param ssimRgb mean SSIM of the channels; absent below 11 pixels a side
/// @param msSsimRgb mean MS-SSIM of the channels; absent below 176 pixels a side
/// @param psnrThermalDb likewise of the thermal image
/// @param ssimThermal likewise
/// @param msSsimThermal likewise
public record ImageFidelity(
    Recovery recovery,
    double psnrRgbDb,
    @Nullable Double ssimRgb,
    @Nullable Double msSsimRgb,
    double psnrThermalDb,
    @Nullable Double ssimThermal,
    @Nullable Double msSsimThermal) {
  /// Largest PSNR: above that of any two 8-bit images of up to 150,000 samples that differ.
  public static final double MAX_PSNR_DB = 100;

  /// Compares.
  ///
  /// @param seen by the sensors
  /// @param restored at the receiver, of the same resolution
  static ImageFidelity of(SensorFrame seen, RestoredImages restored) {
    RasterImage rgb = restored.rgb();
    RasterImage thermal = restored.thermal();
    return new ImageFidelity(
        restored.recovery(),
        psnrDb(seen.rgb(), rgb),
        defined(ImageQuality.ssim(seen.rgb(), rgb)),
        defined(ImageQuality.msSsim(seen.rgb(), rgb)),
        psnrDb(seen.thermal(), thermal),
        defined(ImageQuality.ssim(seen.thermal(), thermal)),
        defined(ImageQuality.msSsim(seen.thermal(), thermal)));
  }

  private static double psnrDb(RasterImage seen, RasterImage restored) {
    return Math.min(MAX_PSNR_DB, ImageQuality.psnrDb(seen, restored));
  }

  private static @Nullable Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
