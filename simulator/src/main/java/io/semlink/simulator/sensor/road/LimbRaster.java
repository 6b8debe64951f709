package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Shape.Limb;

/// A limb on the screen: its axis, and its radius along it.
final class LimbRaster {
  private final Rasteriser raster;
  private final GeometryBuffer buffer;
  private final double focal;
  private final int index;
  private final Limb limb;
  private final double ax;
  private final double ay;
  private final double bx;
  private final double by;
  private final double nearA;
  private final double nearB;
  private final double radiusA;
  private final double radiusB;

  /// More than any of its places' nearness.
  private final double nearest;

  /// @param raster where it is drawn
  /// @param index shape index of the limb
  /// @param a its first end in camera coordinates, in front of the camera
  /// @param b its second end
  LimbRaster(Rasteriser raster, int index, Limb limb, Point a, Point b) {
    this.raster = raster;
    buffer = raster.buffer;
    focal = raster.focal();
    this.index = index;
    this.limb = limb;
    nearA = 1 / a.z();
    nearB = 1 / b.z();
    ax = raster.column(a);
    ay = raster.row(a);
    bx = raster.column(b);
    by = raster.row(b);
    // Half a sub-pixel at least, so that wires and spokes do not break up.
    radiusA = Math.max(0.5, focal * limb.radiusA() * nearA);
    radiusB = Math.max(0.5, focal * limb.radiusB() * nearB);
    double near = Math.max(nearA, nearB);
    double thick = Math.max(limb.radiusA(), limb.radiusB());
    nearest = (1 + 1e-9) * near / Math.max(0.2, 1 - thick * near);
  }

  void draw() {
    int left = (int) Math.max(0, Math.min(ax - radiusA, bx - radiusB) - 0.5);
    int right = (int) Math.min(buffer.width - 1, Math.max(ax + radiusA, bx + radiusB) + 0.5);
    int top = (int) Math.max(0, Math.min(ay - radiusA, by - radiusB) - 0.5);
    int bottom = (int) Math.min(buffer.height - 1, Math.max(ay + radiusA, by + radiusB) + 0.5);
    double dy = by - ay;
    double slope = (bx - ax) / dy;
    // Columns on either side of the axis that a row may touch, with one to spare.
    double half = (Math.max(radiusA, radiusB) + 1) * Math.sqrt(1 + slope * slope) + 1;
    boolean upright = Math.abs(dy) > 1e-3;
    for (int y = top; y <= bottom; y++) {
      double middle = ax + (y + 0.5 - ay) * slope;
      int from = upright ? (int) Math.max(left, middle - half) : left;
      int to = upright ? (int) Math.min(right, middle + half) : right;
      for (int x = from; x <= to; x++) {
        dot(x, y);
      }
    }
  }

  /// One sub-pixel; longer than a method should be, for it is the innermost loop.
  private void dot(int x, int y) {
    int at = y * buffer.width + x;
    if (buffer.nearness[at] >= nearest) {
      return;
    }
    double dx = bx - ax;
    double dy = by - ay;
    double qx = x + 0.5 - ax;
    double qy = y + 0.5 - ay;
    double square = dx * dx + dy * dy;
    double t = square < 1e-9 ? 0 : Math.clamp((qx * dx + qy * dy) / square, 0, 1);
    double radius = radiusA + t * (radiusB - radiusA);
    double ox = (qx - t * dx) / radius;
    double oy = (qy - t * dy) / radius;
    double off = ox * ox + oy * oy;
    if (off > 1) {
      return;
    }
    double bulge = Math.sqrt(1 - off);
    double axis = nearA + t * (nearB - nearA);
    double metres = limb.radiusA() + t * (limb.radiusB() - limb.radiusA());
    double near = axis / Math.max(0.2, 1 - bulge * metres * axis);
    if (near <= buffer.nearness[at]) {
      return;
    }
    if (limb.surface().material() == Material.FOLIAGE && hole(x, y, near, off)) {
      return;
    }
    put(at, near, ox, oy, bulge);
  }

  private void put(int at, double near, double ox, double oy, double bulge) {
    Camera camera = raster.camera;
    Point n =
        camera.right().times(ox).plus(camera.up().times(-oy)).plus(camera.forward().times(-bulge));
    buffer.put(at, index, (float) near, n.x(), n.y(), n.z());
    buffer.putLabel(at, limb.surface().classIndex(), (float) near);
  }

  /// Leaves are ragged, the more so towards the edge of a crown.
  private boolean hole(int x, int y, double near, double off) {
    Point p = raster.place(x, y, 1 / near);
    double v =
        Texture.fractal(
            p.x() + 0.6 * p.z(),
            p.y() - 0.4 * p.z(),
            0.7,
            1 / (near * focal),
            raster.seed + index % 7);
    return v > 0.62 - 0.85 * off * off;
  }
}
