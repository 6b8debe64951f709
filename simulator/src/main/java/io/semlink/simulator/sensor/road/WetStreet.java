package io.semlink.simulator.sensor.road;

/// The mirror image on a wet street. The path of a mirrored ray is a straight line on the screen
/// along which 1 / depth falls evenly to 0; it is followed pixel by pixel until something stands in
/// its way (screen-space reflection, McGuire and Mara, 2014). What lies outside the picture is not
/// mirrored: the smooth sky stands for it.
final class WetStreet {
  /// Share that water mirrors at right angles, from its refractive index of 1.33.
  private static final double NORMAL = 0.02;

  private final View view;
  private final float[] radiance;
  private final Sky sky;
  private final int numPixels;
  private final float[] share;
  private final float[][] image;

  private WetStreet(View view, float[] radiance) {
    this.view = view;
    this.radiance = radiance;
    sky = new Sky(view.scene.light(), view.scene.seed());
    numPixels = view.width * view.height;
    share = new float[numPixels];
    image = new float[3][numPixels];
  }

  /// Adds the mirror image.
  ///
  /// @param radiance planar, three channels at the view's pixels; changed
  static void mirror(View view, float[] radiance) {
    new WetStreet(view, radiance).mirror();
  }

  private void mirror() {
    for (int y = 0; y < view.height; y++) {
      for (int x = 0; x < view.width; x++) {
        int at = view.at(x, y, 0);
        if (view.buffer.shape[at] == GeometryBuffer.GROUND) {
          look(x, y, at);
        }
      }
    }
    // Ripples tilt the mirror mostly along the line of sight: lamps become upright streaks.
    double sigma = 3.0 * view.width / 128;
    float[] weight = share.clone();
    Planes.gaussianColumns(weight, view.width, sigma);
    for (int c = 0; c < 3; c++) {
      Planes.gaussianColumns(image[c], view.width, sigma);
      for (int i = 0; i < numPixels; i++) {
        if (share[i] > 0) {
          float seen = image[c][i] / weight[i];
          radiance[c * numPixels + i] += share[i] * (seen - radiance[c * numPixels + i]);
        }
      }
    }
  }

  /// Finds what a pixel of the ground mirrors, and how much of it.
  private void look(int x, int y, int at) {
    int row = at / view.buffer.width;
    int column = at - row * view.buffer.width;
    Point place = view.rasteriser.place(column, row, 1 / view.buffer.nearness[at]);
    Point d = place.minus(view.scene.camera().position()).unit();
    double u = 1 + d.y();
    double fresnel = NORMAL + (1 - NORMAL) * u * u * u * u * u;
    double film = film(place);
    if (film == 0) {
      return;
    }
    int pixel = y * view.width + x;
    share[pixel] = (float) (fresnel * film * view.scene.atmosphere().wetness());
    trace(x, y, new Point(d.x(), -d.y(), d.z()), pixel, view.buffer.nearness[at]);
  }

  /// Share of the ground under a closed film of water: it stands in hollows, has run off elsewhere,
  /// and sinks into soil and grass.
  private double film(Point place) {
    double hollow = Texture.noise(place.x() / 2.3, place.z() / 4.1, view.scene.seed() + 61);
    return switch (view.scene.street().cover(place.x(), place.z())) {
      case ASPHALT, WHITE, YELLOW -> Math.clamp(0.36 + 0.4 * hollow, 0.08, 0.8);
      case PAVEMENT -> 0.15;
      case GRASS, SOIL -> 0;
    };
  }

  private void trace(int x, int y, Point mirrored, int pixel, double near) {
    Camera camera = view.scene.camera();
    // A camera that looks along the street never mirrors behind itself.
    double ahead = Math.max(0.05, mirrored.dot(camera.forward()));
    double focal = view.rasteriser.focal() / View.OVERSAMPLING;
    double endX =
        view.width * (0.5 + camera.shiftX()) + focal * mirrored.dot(camera.right()) / ahead;
    double endY = 0.5 * view.height - focal * mirrored.dot(camera.up()) / ahead;
    int steps = (int) Math.ceil(y + 0.5 - endY);
    for (int i = 1; i <= steps; i++) {
      double t = (double) i / steps;
      int column = (int) Math.floor(x + 0.5 + t * (endX - x - 0.5));
      int row = (int) Math.floor(y + 0.5 + t * (endY - y - 0.5));
      if (column < 0 || column >= view.width || row < 0 || row >= view.height) {
        break;
      }
      int at = view.at(column, row, 0);
      float there = view.buffer.nearness[at];
      boolean stands = view.buffer.shape[at] >= 0 && there < 1.02 * near;
      if ((stands && there >= (1 - t) * near) || i == steps) {
        take(pixel, row * view.width + column);
        return;
      }
    }
    Tint smooth = sky.smooth(mirrored.y());
    put(pixel, (float) smooth.r(), (float) smooth.g(), (float) smooth.b());
  }

  private void take(int pixel, int from) {
    put(pixel, radiance[from], radiance[numPixels + from], radiance[2 * numPixels + from]);
  }

  private void put(int pixel, float r, float g, float b) {
    image[0][pixel] = share[pixel] * r;
    image[1][pixel] = share[pixel] * g;
    image[2][pixel] = share[pixel] * b;
  }
}
