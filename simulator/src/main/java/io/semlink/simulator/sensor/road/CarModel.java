package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.SegmentationClass.CAR;
import static io.semlink.simulator.sensor.road.Pose.v;

import io.semlink.simulator.sensor.road.Shape.Facet;
import java.util.ArrayList;
import java.util.List;

/// Cars: a body with a bonnet, a narrower cabin of glass and roof, wheels, lights and trim, in
/// several builds.
final class CarModel {
  /// What a car is doing.
  ///
  /// @param driven whether it moves, lights on, engine and tyres hot
  /// @param recent whether it was driven not long ago
  /// @param night whether lights would be on
  record Use(boolean driven, boolean recent, boolean night) {}

  private final Pose pose;
  private final CarBuild build;
  private final Use use;
  private final List<Shape> shapes = new ArrayList<>(60);
  private final Surface paint;
  private final Surface bonnet;
  private final Surface glass;
  private final Surface trim;
  private final Surface tyre;
  private final Surface rim;
  private final Surface under;
  private final double half;
  private final double length;

  private CarModel(Pose pose, Use use, Draw draw) {
    this.pose = pose;
    this.use = use;
    build = draw.of(CarBuild.ALL);
    Tint colour = draw.near(draw.of(CarBuild.PAINTS), 0.12);
    boolean warm = use.driven || use.recent;
    double heat = use.driven ? draw.in(0.6, 1) : use.recent ? draw.in(0.2, 0.6) : 0;
    paint = Surface.of(Material.CAR_PAINT, CAR, colour, draw.in(-1.5, 1) + 3 * heat);
    bonnet = Surface.of(Material.CAR_PAINT, CAR, colour, draw.in(0, 1) + 17 * heat);
    glass = Surface.of(Material.GLASS, CAR, Tint.grey(0.025), draw.in(-3, 0) + 2 * heat);
    trim = Surface.of(Material.PLASTIC, CAR, Tint.grey(0.035), draw.in(0, 2) + 14 * heat);
    tyre = Surface.of(Material.RUBBER, CAR, Tint.grey(0.025), draw.in(0, 2) + 20 * heat);
    rim = Surface.of(Material.STEEL, CAR, Tint.grey(0.35), draw.in(0, 2) + 14 * heat);
    under =
        Surface.of(Material.RUBBER, CAR, Tint.grey(0.012), warm ? draw.in(4, 8) + 18 * heat : 2);
    length = build.length() * draw.in(0.95, 1.06);
    half = build.width() / 2;
  }

  /// A car.
  static Body of(Pose pose, Use use, Draw draw) {
    CarModel car = new CarModel(pose, use, draw);
    car.lower();
    car.cabin();
    car.wheels();
    car.lights(draw);
    return new Body(
        List.copyOf(car.shapes), pose.foot(), !use.driven, pose.patch(car.half, car.length / 2));
  }

  private double along(double share) {
    return (share - 0.5) * length;
  }

  /// A table of panels: longer than a method should be, and best read whole.
  private void lower() {
    double belt = build.belt();
    double tuck = 0.06;
    for (int s = -1; s <= 1; s += 2) {
      double w = s * half;
      double in = s * (half - tuck);
      // The flank bulges: sill, middle, shoulder.
      strip(
          paint,
          v(in, 0.24, along(0.02)),
          v(in, 0.24, along(0.98)),
          v(w, 0.55, along(1)),
          v(w, 0.55, along(0)));
      strip(
          paint,
          v(w, 0.55, along(0)),
          v(w, 0.55, along(0.99)),
          v(in, belt, along(0.76)),
          v(in, build.tailTop(), along(0)));
      strip(
          paint,
          v(w, 0.55, along(0.7)),
          v(w, 0.55, along(1)),
          v(in, 0.72, along(0.97)),
          v(in, belt, along(0.73)));
    }
    double w = half - tuck;
    strip(
        bonnet,
        v(-w, belt, along(build.windscreen())),
        v(w, belt, along(build.windscreen())),
        v(w, 0.72, along(0.98)),
        v(-w, 0.72, along(0.98)));
    strip(
        paint,
        v(-w, build.tailTop(), along(0)),
        v(w, build.tailTop(), along(0)),
        v(w, belt, along(build.rearScreen())),
        v(-w, belt, along(build.rearScreen())));
    end(along(1), 0.74, along(0.975));
    end(along(0), build.tailTop(), along(0.005));
    strip(
        under,
        v(-w, 0.24, along(0.03)),
        v(w, 0.24, along(0.03)),
        v(w, 0.24, along(0.97)),
        v(-w, 0.24, along(0.97)));
    strip(
        under,
        v(-w, 0.12, along(0.1)),
        v(w, 0.12, along(0.1)),
        v(w, 0.3, along(0.1)),
        v(-w, 0.3, along(0.1)));
    strip(
        under,
        v(-w, 0.14, along(0.92)),
        v(w, 0.14, along(0.92)),
        v(w, 0.3, along(0.92)),
        v(-w, 0.3, along(0.92)));
  }

  private void end(double face, double top, double topFace) {
    double w = half - 0.03;
    strip(
        paint,
        v(-w, 0.5, face),
        v(w, 0.5, face),
        v(w - 0.05, top, topFace),
        v(-w + 0.05, top, topFace));
    strip(paint, v(-w, 0.3, face), v(w, 0.3, face), v(w, 0.5, face), v(-w, 0.5, face));
    strip(
        trim, v(-w, 0.2, face * 0.99), v(w, 0.2, face * 0.99), v(w, 0.32, face), v(-w, 0.32, face));
  }

  /// A table of panels, as {@link #lower}.
  private void cabin() {
    double belt = build.belt() - 0.01;
    double roof = build.height();
    double w = half - 0.07;
    double t = half - 0.24;
    double[][] low = {
      v(-w, belt, along(build.rearScreen())),
      v(w, belt, along(build.rearScreen())),
      v(w, belt, along(build.windscreen())),
      v(-w, belt, along(build.windscreen()))
    };
    double[][] top = {
      v(-t, roof, along(build.rearRoof())),
      v(t, roof, along(build.rearRoof())),
      v(t, roof, along(build.frontRoof())),
      v(-t, roof, along(build.frontRoof()))
    };
    strip(paint, top[0], top[1], top[2], top[3]);
    for (int i = 0; i < 4; i++) {
      int j = (i + 1) % 4;
      strip(paint, low[i], low[j], top[j], top[i]);
      boolean side = i % 2 == 1;
      double middle = 0.5;
      if (side) {
        pane(low[i], low[j], top[j], top[i], 0.06, middle - 0.025);
        pane(low[i], low[j], top[j], top[i], middle + 0.025, 0.94);
      } else {
        pane(low[i], low[j], top[j], top[i], 0.07, 0.93);
      }
    }
    // Mirrors.
    for (int s = -1; s <= 1; s += 2) {
      shapes.add(
          pose.limb(
              trim,
              v(s * half, belt + 0.05, along(build.windscreen()) - 0.3),
              v(s * (half + 0.14), belt + 0.07, along(build.windscreen()) - 0.3),
              0.07,
              0.08));
    }
  }

  /// Glass set into a side of the cabin, a finger's breadth in front of it.
  private void pane(double[] a, double[] b, double[] c, double[] d, double from, double to) {
    double[] out = outward(a, b, d);
    double[][] p = {
      mix(mix(a, b, from), mix(d, c, from), 0.06),
      mix(mix(a, b, to), mix(d, c, to), 0.06),
      mix(mix(a, b, to), mix(d, c, to), 0.86),
      mix(mix(a, b, from), mix(d, c, from), 0.86)
    };
    for (double[] q : p) {
      for (int k = 0; k < 3; k++) {
        q[k] += 0.015 * out[k];
      }
    }
    strip(glass, p[0], p[1], p[2], p[3]);
  }

  private static double[] outward(double[] a, double[] b, double[] d) {
    Point origin = new Point(a[0], a[1], a[2]);
    Point n =
        new Point(b[0], b[1], b[2])
            .minus(origin)
            .cross(new Point(d[0], d[1], d[2]).minus(origin))
            .unit();
    double sign = n.x() * (a[0] + b[0]) + n.z() * (a[2] + b[2]) < 0 ? -1 : 1;
    return v(sign * n.x(), sign * n.y(), sign * n.z());
  }

  private static double[] mix(double[] a, double[] b, double t) {
    return v(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]), a[2] + t * (b[2] - a[2]));
  }

  private void wheels() {
    double radius = build.height() > 1.6 ? 0.35 : 0.31;
    for (int s = -1; s <= 1; s += 2) {
      for (double share : new double[] {0.19, 0.81}) {
        disc(under, s * (half - 0.012), radius * 1.16, radius * 1.02, along(share));
        disc(tyre, s * (half + 0.005), radius, radius, along(share));
        disc(rim, s * (half + 0.02), radius * 0.62, radius, along(share));
      }
      for (double share : new double[] {0.17, 0.83}) {
        // Tyres seen from the front and the back.
        double at = along(share);
        strip(
            tyre,
            v(s * (half - 0.24), 0, at),
            v(s * (half - 0.02), 0, at),
            v(s * (half - 0.02), radius, at),
            v(s * (half - 0.24), radius, at));
      }
    }
  }

  private void disc(Surface s, double side, double radius, double up, double ahead) {
    Point[] rim = new Point[12];
    for (int i = 0; i < 12; i++) {
      double angle = i * StrictMath.PI / 6;
      rim[i] =
          pose.at(
              side,
              Math.max(0, up + radius * StrictMath.sin(angle)),
              ahead + radius * StrictMath.cos(angle));
    }
    shapes.add(Facet.of(s, rim));
  }

  private void lights(Draw draw) {
    boolean on = use.driven && use.night;
    boolean brake = use.driven && draw.chance(0.35);
    double red = on ? (brake ? 9 : 2.2) : brake ? 1.6 : 0;
    Surface head =
        Surface.of(Material.LAMP, CAR, Tint.grey(0.6), use.driven ? 6 : 0)
            .glowing(on ? new Tint(26, 25, 22) : Tint.BLACK);
    Surface tail =
        Surface.of(Material.LAMP, CAR, new Tint(0.4, 0.02, 0.02), use.driven ? 3 : 0)
            .glowing(new Tint(red, red * 0.05, red * 0.04));
    double tailHeight = build.height() > 1.6 ? 0.95 : 0.78;
    for (int s = -1; s <= 1; s += 2) {
      lamp(head, s * (half - 0.25), 0.64, along(1) + 0.01, 0.17, 0.085);
      lamp(tail, s * (half - 0.19), tailHeight, along(0) - 0.01, 0.13, draw.in(0.07, 0.12));
    }
    Surface plate = Surface.of(Material.SIGN, CAR, Tint.grey(0.65), 1);
    lamp(plate, 0, 0.45, along(1) + 0.02, 0.24, 0.06);
    lamp(plate, 0, 0.62, along(0) - 0.02, 0.24, 0.07);
    lamp(trim, 0, 0.6, along(1) + 0.01, 0.4, 0.07);
  }

  private void lamp(
      Surface s, double side, double up, double ahead, double halfWidth, double halfHeight) {
    strip(
        s,
        v(side - halfWidth, up - halfHeight, ahead),
        v(side + halfWidth, up - halfHeight, ahead),
        v(side + halfWidth, up + halfHeight, ahead),
        v(side - halfWidth, up + halfHeight, ahead));
  }

  private void strip(Surface s, double[] a, double[] b, double[] c, double[] d) {
    shapes.add(pose.quad(s, a, b, c, d));
  }
}
