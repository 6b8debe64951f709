package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.road.Shape.Facet;
import io.semlink.simulator.sensor.road.Shape.Limb;
import java.util.ArrayList;
import java.util.List;

/// Projects a scene into a {@link GeometryBuffer}: the nearest thing wins at every sub-pixel.
final class Rasteriser {
  private static final double NEAR = 0.25;

  final Camera camera;
  private final Street street;
  final GeometryBuffer buffer;
  private final double focal;
  private final double centreX;
  private final double[] slopes;
  private final double centreY;
  final int seed;
  private final Surface[] surfaces;

  /// @param scene what is drawn
  /// @param buffer receives it
  /// @param span columns of the buffer that the camera's field of view fills
  /// @param surfaces surface of each shape
  Rasteriser(Scene scene, GeometryBuffer buffer, int span, Surface[] surfaces) {
    this.surfaces = surfaces;
    this.camera = scene.camera();
    this.street = scene.street();
    this.seed = scene.seed();
    this.buffer = buffer;
    focal = span / (2 * camera.tangent());
    centreX = buffer.width / 2.0 + span * camera.shiftX();
    centreY = buffer.height / 2.0 + span * camera.shiftY();
    slopes = new double[buffer.width];
    for (int x = 0; x < slopes.length; x++) {
      slopes[x] = (x + 0.5 - centreX) / focal;
    }
  }

  /// Direction of a column's centre against the axis, in units of depth.
  double slopeX(int x) {
    return slopes[x];
  }

  /// Direction of a row's centre against the axis, upwards, in units of depth.
  double slopeY(int y) {
    return (centreY - y - 0.5) / focal;
  }

  /// Depth in metres at which a sub-pixel is one metre wide is the focal length in sub-pixels.
  double focal() {
    return focal;
  }

  /// Fills what no object hides.
  void ground() {
    Point up = camera.up();
    Point forward = camera.forward();
    Point right = camera.right();
    Point from = camera.position();
    double high = from.y();
    for (int y = 0; y < buffer.height; y++) {
      double sy = slopeY(y);
      for (int x = 0; x < buffer.width; x++) {
        double sx = slopeX(x);
        double fall = -(forward.y() + sy * up.y() + sx * right.y());
        if (fall < 1e-3) {
          continue;
        }
        double depth = (high - Street.RAISE) / fall;
        double dx = forward.x() + sy * up.x() + sx * right.x();
        double dz = forward.z() + sy * up.z() + sx * right.z();
        if (!street.raised(from.x() + depth * dx, from.z() + depth * dz)) {
          depth = high / fall;
        }
        buffer.put(y * buffer.width + x, GeometryBuffer.GROUND, (float) (1 / depth), 0, 1, 0);
      }
    }
  }

  /// Draws a shape unless it is see-through.
  void draw(int index, Shape shape) {
    switch (shape) {
      case Facet f -> facet(index, f, f.surface().material() == Material.OPEN);
      case Limb l -> limb(index, l);
    }
  }

  private void facet(int index, Facet facet, boolean labelOnly) {
    List<Point> seen = new ArrayList<>(facet.corners().size() + 1);
    facet.corners().forEach(c -> seen.add(camera.toCamera(c)));
    Point normal = facet.normal();
    Point local =
        new Point(
            normal.dot(camera.right()), normal.dot(camera.up()), normal.dot(camera.forward()));
    double distance = local.dot(seen.getFirst());
    if (Math.abs(distance) < 1e-6) {
      return;
    }
    double sign = distance < 0 ? 1 : -1;
    int label = facet.surface().classIndex();
    fill(
        seen,
        (y, from, to) -> {
          double sy = slopeY(y);
          for (int x = from; x < to; x++) {
            float near = (float) ((local.x() * slopeX(x) + local.y() * sy + local.z()) / distance);
            int at = y * buffer.width + x;
            if (near <= buffer.nearness[at]) {
              continue;
            }
            if (!labelOnly) {
              buffer.put(at, index, near, sign * normal.x(), sign * normal.y(), sign * normal.z());
              buffer.putLabel(at, label, near);
            } else if (near > buffer.labelNearness[at]) {
              buffer.putLabel(at, label, near);
            }
          }
        });
  }

  /// Darkens the ground under a flat polygon: a shadow, or a hidden sky.
  ///
  /// @param corners convex, on the ground plane
  /// @param flags bits to set in {@link GeometryBuffer#shade}
  /// @param open factor on {@link GeometryBuffer#openness}
  /// @param dappled whether specks of light come through, as below leaves
  void shade(List<Point> corners, int flags, double open, boolean dappled) {
    List<Point> seen = corners.stream().map(camera::toCamera).toList();
    fill(
        seen,
        (y, from, to) -> {
          for (int x = from; x < to; x++) {
            int at = y * buffer.width + x;
            if (low(buffer.shape[at]) && !(dappled && speck(at, x, y))) {
              buffer.shade[at] |= (byte) flags;
              buffer.openness[at] *= (float) open;
            }
          }
        });
  }

  /// Whether a shape lies so low that a shadow on the ground is a shadow on it.
  private boolean low(int shape) {
    return shape == GeometryBuffer.GROUND
        || (shape >= 0
            && surfaces[shape].material() == Material.GROUND_BOUND
            && surfaces[shape].label() != SegmentationClass.COLOR_CONE);
  }

  private boolean speck(int at, int x, int y) {
    double depth = 1 / buffer.nearness[at];
    Point p = place(x, y, depth);
    return Texture.fractal(p.x(), p.z(), 1.2, depth / focal, seed + 77) > 0.12;
  }

  /// The place seen by a sub-pixel at a depth.
  Point place(int x, int y, double depth) {
    double sx = slopeX(x) * depth;
    double sy = slopeY(y) * depth;
    Point r = camera.right();
    Point u = camera.up();
    Point f = camera.forward();
    Point from = camera.position();
    return new Point(
        from.x() + (sx * r.x() + sy * u.x() + depth * f.x()),
        from.y() + sy * u.y() + depth * f.y() + sx * r.y(),
        from.z() + (sx * r.z() + sy * u.z() + depth * f.z()));
  }

  /// Column of the image of a place in camera coordinates, a sub-pixel's centre at x + 0.5.
  double column(Point p) {
    return centreX + focal * p.x() * (1 / p.z());
  }

  /// Row of the image of a place in camera coordinates, a sub-pixel's centre at y + 0.5.
  double row(Point p) {
    return centreY - focal * p.y() * (1 / p.z());
  }

  private interface Span {
    void draw(int y, int from, int to);
  }

  private void fill(List<Point> corners, Span span) {
    List<Point> front = clip(corners);
    int n = front.size();
    if (n < 3) {
      return;
    }
    double[] px = new double[n];
    double[] py = new double[n];
    double top = Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      Point p = front.get(i);
      px[i] = centreX + focal * p.x() / p.z();
      py[i] = centreY - focal * p.y() / p.z();
      top = Math.min(top, py[i]);
      bottom = Math.max(bottom, py[i]);
    }
    int last = (int) Math.min(buffer.height - 1, Math.ceil(bottom - 0.5) - 1);
    for (int y = (int) Math.max(0, Math.ceil(top - 0.5)); y <= last; y++) {
      row(px, py, y, span);
    }
  }

  private void row(double[] px, double[] py, int y, Span span) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    double at = y + 0.5;
    int n = px.length;
    for (int i = 0; i < n; i++) {
      int j = i + 1 == n ? 0 : i + 1;
      if ((py[i] <= at) != (py[j] <= at)) {
        double x = px[i] + (at - py[i]) / (py[j] - py[i]) * (px[j] - px[i]);
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
    }
    int from = (int) Math.max(0, Math.ceil(low - 0.5));
    int to = (int) Math.min(buffer.width, Math.ceil(high - 0.5));
    if (from < to) {
      span.draw(y, from, to);
    }
  }

  private static List<Point> clip(List<Point> corners) {
    List<Point> kept = new ArrayList<>(corners.size() + 1);
    for (int i = 0; i < corners.size(); i++) {
      Point a = corners.get(i);
      Point b = corners.get(i + 1 == corners.size() ? 0 : i + 1);
      if (a.z() >= NEAR) {
        kept.add(a);
      }
      if ((a.z() >= NEAR) != (b.z() >= NEAR)) {
        kept.add(a.towards(b, (NEAR - a.z()) / (b.z() - a.z())));
      }
    }
    return kept;
  }

  private void limb(int index, Limb limb) {
    Point a = camera.toCamera(limb.a());
    Point b = camera.toCamera(limb.b());
    if (a.z() < NEAR && b.z() < NEAR) {
      return;
    }
    if (a.z() < NEAR) {
      a = a.towards(b, (NEAR - a.z()) / (b.z() - a.z()));
    } else if (b.z() < NEAR) {
      b = b.towards(a, (NEAR - b.z()) / (a.z() - b.z()));
    }
    new LimbRaster(this, index, limb, a, b).draw();
  }
}
