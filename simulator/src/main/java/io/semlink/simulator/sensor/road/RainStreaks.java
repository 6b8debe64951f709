package io.semlink.simulator.sensor.road;

/// Falling drops during one exposure: each a streak that takes light from what is behind it and
/// sends on that of the whole surroundings, which it sees upside down (Garg and Nayar, 2007).
/// Places are drawn in the world, so that they do not depend on the resolution.
final class RainStreaks {
  /// Diameter of a large drop, metres.
  private static final double DROP = 0.004;

  /// Terminal speed of large drops, m/s (Gunn and Kinzer, 1949).
  private static final double SPEED = 8;

  private static final double NEAREST = 0.5;
  private static final double FARTHEST = 7;

  private final View view;
  private final float[] radiance;
  private final Tint light;
  private final double focal;

  private RainStreaks(View view, float[] radiance) {
    this.view = view;
    this.radiance = radiance;
    Scene scene = view.scene;
    boolean day = scene.light().day();
    light = day ? scene.light().horizon().times(0.95) : scene.atmosphere().airlight().times(1.6);
    focal = view.rasteriser.focal() / View.OVERSAMPLING;
  }

  /// Draws the streaks of one exposure.
  ///
  /// @param radiance planar, three channels at the view's pixels; changed
  /// @param draw the frame's stream for rain
  static void draw(View view, float[] radiance, Draw draw) {
    RainStreaks streaks = new RainStreaks(view, radiance);
    int drops = (int) draw.in(500, 2200);
    double exposure = draw.in(0.006, 0.016);
    double slant = 0.12 * draw.bell();
    for (int i = 0; i < drops; i++) {
      streaks.drop(draw, exposure, slant + 0.02 * draw.bell());
    }
  }

  private void drop(Draw draw, double exposure, double slant) {
    double tangent = view.scene.camera().tangent();
    double nearer = draw.in(0, 1);
    // More of the air lies far away than near by.
    double z = NEAREST + (FARTHEST - NEAREST) * Math.sqrt(nearer);
    double x = draw.in(-1.05, 1.05) * tangent * focal;
    double y = draw.in(-1.2, 1.05) * tangent * focal * view.height / view.width;
    double length = SPEED * exposure * focal / z;
    double width = DROP * focal / z;
    // A drop covers a pixel for DROP / (SPEED exposure) of the exposure, 3 to 8 %. It shows the sky
    // upside down and is far brighter than what it hides: the root stands for that.
    double share = Math.min(0.5, 2 * Math.sqrt(DROP / (SPEED * exposure)));
    Streak s =
        new Streak(0.5 * view.width + x, 0.5 * view.height + y, length, width, slant, share, 1 / z);
    s.draw(this);
  }

  /// A streak in the picture.
  ///
  /// @param x column of its upper end, pixels
  /// @param y row of its upper end, pixels
  /// @param length in rows
  /// @param width in columns
  /// @param slant columns a row
  /// @param share of a covered pixel's light that is replaced
  /// @param near 1 / depth, 1/m
  private record Streak(
      double x, double y, double length, double width, double slant, double share, double near) {
    void draw(RainStreaks on) {
      int last = (int) Math.min(on.view.height - 1, Math.floor(y + length));
      for (int row = (int) Math.max(0, Math.floor(y)); row <= last; row++) {
        double tall = Math.min(row + 1, y + length) - Math.max(row, y);
        double left = x + slant * (row + 0.5 - y) - 0.5 * width;
        int end = (int) Math.min(on.view.width - 1, Math.floor(left + width));
        for (int column = (int) Math.max(0, Math.floor(left)); column <= end; column++) {
          double wide = Math.min(column + 1, left + width) - Math.max(column, left);
          if (near > on.view.buffer.nearness[on.view.at(column, row, 0)]) {
            on.blend(row * on.view.width + column, share * tall * wide);
          }
        }
      }
    }
  }

  private void blend(int pixel, double share) {
    int n = view.width * view.height;
    radiance[pixel] += (float) (share * (light.r() - radiance[pixel]));
    radiance[n + pixel] += (float) (share * (light.g() - radiance[n + pixel]));
    radiance[2 * n + pixel] += (float) (share * (light.b() - radiance[2 * n + pixel]));
  }
}
