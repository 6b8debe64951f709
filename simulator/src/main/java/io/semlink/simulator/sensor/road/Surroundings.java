package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.road.Pose.v;

import io.semlink.simulator.sensor.road.Shape.Facet;
import io.semlink.simulator.sensor.road.Shape.Limb;
import java.util.ArrayList;
import java.util.List;

/// The unlabelled background that stands: houses, trees, hedges, poles, wires, signs.
final class Surroundings {
  static final List<Tint> WALLS =
      List.of(
          new Tint(0.50, 0.46, 0.40),
          new Tint(0.62, 0.60, 0.56),
          new Tint(0.36, 0.27, 0.20),
          new Tint(0.28, 0.16, 0.12),
          new Tint(0.40, 0.40, 0.40),
          new Tint(0.52, 0.44, 0.30),
          new Tint(0.22, 0.23, 0.25));
  private static final List<Tint> LEAVES =
      List.of(
          new Tint(0.045, 0.075, 0.025),
          new Tint(0.06, 0.09, 0.03),
          new Tint(0.035, 0.055, 0.025),
          new Tint(0.09, 0.095, 0.04));
  private static final List<Tint> SIGNS =
      List.of(
          Tint.grey(0.7),
          new Tint(0.45, 0.04, 0.04),
          new Tint(0.05, 0.12, 0.4),
          new Tint(0.6, 0.42, 0.05),
          new Tint(0.05, 0.25, 0.12));

  private Surroundings() {}

  /// A broad-leaved tree: a trunk that forks, and a crown of leafy balls.
  static Body tree(Pose pose, double height, Draw draw) {
    Surface bark =
        Surface.background(
            Material.BARK, draw.near(new Tint(0.10, 0.08, 0.06), 0.25), draw.in(-0.5, 1));
    Surface leaf = leaves(draw);
    Surface pale =
        Surface.background(Material.FOLIAGE, leaf.albedo().times(1.5), leaf.excess() + 0.4);
    double clear = height * draw.in(0.25, 0.42);
    double thick = height * draw.in(0.015, 0.03);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(pose.limb(bark, v(0, 0, 0), v(0, clear, 0), thick * 1.2, thick * 0.8));
    double spread = height * draw.in(0.2, 0.34);
    int balls = 14 + draw.below(8);
    for (int i = 0; i < balls; i++) {
      double r = spread * draw.in(0.28, 0.5);
      double[] at =
          v(
              spread * 0.6 * draw.bell(),
              clear + r * 0.5 + (height - clear - r) * draw.in(0, 1),
              spread * 0.6 * draw.bell());
      shapes.add(Limb.ball(i % 3 == 0 ? pale : leaf, pose.at(at[0], at[1], at[2]), r));
      if (i < 4) {
        shapes.add(pose.limb(bark, v(0, clear * 0.95, 0), at, thick * 0.6, thick * 0.2));
      }
    }
    return new Body(List.copyOf(shapes), pose.foot(), true, pose.patch(0.5, 0.5));
  }

  /// A palm: a long bare trunk under a tuft of drooping fronds.
  static Body palm(Pose pose, double height, Draw draw) {
    Surface bark =
        Surface.background(
            Material.BARK, draw.near(new Tint(0.14, 0.12, 0.09), 0.2), draw.in(0, 1));
    Surface leaf = leaves(draw);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(pose.limb(bark, v(0, 0, 0), v(0, height, 0), 0.2, 0.14));
    for (int i = 0; i < 14; i++) {
      double turn = draw.in(0, 2 * StrictMath.PI);
      double droop = draw.in(-1.4, 1.1);
      double reach = draw.in(1.2, 2);
      double[] tip = v(reach * StrictMath.cos(turn), height + droop, reach * StrictMath.sin(turn));
      shapes.add(pose.limb(leaf, v(0, height, 0), tip, 0.3, 0.12));
    }
    return new Body(List.copyOf(shapes), pose.foot(), true, pose.patch(0.3, 0.3));
  }

  private static Surface leaves(Draw draw) {
    return Surface.background(
        Material.FOLIAGE, draw.near(draw.of(LEAVES), 0.2), draw.in(-0.8, 0.8));
  }

  /// A hedge or a row of bushes between two places.
  static Body hedge(Point a, Point b, double height, Draw draw) {
    Surface leaf = leaves(draw);
    List<Shape> shapes = new ArrayList<>();
    double length = b.minus(a).length();
    int n = (int) Math.clamp(length / (height * 0.6), 2, 26);
    for (int i = 0; i <= n; i++) {
      double r = height * draw.in(0.42, 0.62);
      Point p = a.towards(b, (i + 0.4 * draw.bell() * 0.5) / n);
      shapes.add(Limb.ball(leaf, p.plus(0.2 * draw.bell(), height - r, 0.2 * draw.bell()), r));
      shapes.add(Limb.ball(leaf, p.plus(0.2 * draw.bell(), r * 0.7, 0.2 * draw.bell()), r));
    }
    return new Body(List.copyOf(shapes), a, true, List.of());
  }

  /// A wall or a fence between two places.
  static Body wall(Point a, Point b, double height, Draw draw) {
    Surface stone =
        Surface.background(Material.WALL, draw.near(draw.of(WALLS), 0.2), draw.in(-1, 1));
    return new Body(
        List.of(Facet.of(stone, a, b, b.plus(0, height, 0), a.plus(0, height, 0))),
        a,
        true,
        List.of());
  }

  /// A street lamp whose arm reaches towards the carriageway; its head is at side -reach.
  static Body streetLamp(Pose pose, double height, double reach, Tint glow, Draw draw) {
    Surface steel = Surface.background(Material.STEEL, Tint.grey(draw.in(0.1, 0.4)), 0.5);
    Surface head =
        Surface.background(Material.LAMP, Tint.grey(0.4), glow.g() > 0 ? 8 : 0).glowing(glow);
    double[] top = v(0, height - 0.4, 0);
    double[] end = v(-reach, height, 0);
    return new Body(
        List.of(
            pose.limb(steel, v(0, 0, 0), top, 0.09, 0.06),
            pose.limb(steel, top, end, 0.05, 0.04),
            pose.limb(head, v(-reach - 0.3, height, 0), v(-reach + 0.3, height, 0), 0.13, 0.13)),
        pose.foot(),
        true,
        List.of());
  }

  /// A timber pole of the power line.
  static Body utilityPole(Pose pose, double height, Draw draw) {
    Surface wood =
        Surface.background(
            Material.BARK, draw.near(new Tint(0.16, 0.13, 0.1), 0.2), draw.in(0, 1.5));
    return new Body(
        List.of(
            pose.limb(wood, v(0, 0, 0), v(0, height, 0), 0.16, 0.11),
            pose.limb(wood, v(-1.1, height - 0.7, 0), v(1.1, height - 0.7, 0), 0.07, 0.07),
            pose.limb(wood, v(-0.8, height - 1.7, 0), v(0.8, height - 1.7, 0), 0.06, 0.06)),
        pose.foot(),
        true,
        List.of());
  }

  /// Sagging wires from one pole's arm to the next.
  static Body wires(Pose from, Pose to, double height) {
    Surface wire = Surface.background(Material.PLASTIC, Tint.grey(0.03), 0.5);
    List<Shape> shapes = new ArrayList<>();
    for (double side : new double[] {-1, 0.2, 1}) {
      Point a = from.at(side, height - 0.65, 0);
      Point b = to.at(side, height - 0.65, 0);
      Point last = a;
      for (int i = 1; i <= 6; i++) {
        double t = i / 6.0;
        Point next = a.towards(b, t).plus(0, -2.4 * t * (1 - t), 0);
        shapes.add(new Limb(wire, last, next, 0.012, 0.012));
        last = next;
      }
    }
    return new Body(List.copyOf(shapes), from.foot(), false, List.of());
  }

  /// A traffic sign on a post, facing the camera.
  static Body sign(Pose pose, Draw draw) {
    Surface steel = Surface.background(Material.STEEL, Tint.grey(0.35), 0);
    Surface plate =
        Surface.background(Material.SIGN, draw.near(draw.of(SIGNS), 0.1), draw.in(-0.5, 0.5));
    Surface inner = Surface.background(Material.SIGN, draw.of(SIGNS), plate.excess());
    double height = draw.in(2, 2.9);
    double size = draw.in(0.28, 0.42);
    int corners = draw.of(List.of(3, 4, 4, 8, 10));
    List<Shape> shapes = new ArrayList<>();
    shapes.add(pose.limb(steel, v(0, 0, 0), v(0, height + size, 0), 0.035, 0.035));
    shapes.add(plate(pose, plate, height, size, corners, -0.06));
    shapes.add(plate(pose, inner, height, size * 0.62, corners, -0.08));
    return new Body(List.copyOf(shapes), pose.foot(), true, List.of());
  }

  private static Facet plate(
      Pose pose, Surface s, double height, double size, int corners, double ahead) {
    Point[] rim = new Point[corners];
    for (int i = 0; i < corners; i++) {
      double angle = (2.0 * i / corners + (corners == 4 ? 0.25 : 0.5)) * StrictMath.PI;
      rim[i] = pose.at(size * StrictMath.sin(angle), height + size * StrictMath.cos(angle), ahead);
    }
    return Facet.of(s, rim);
  }

  /// A traffic light over or beside the carriageway.
  static Body trafficLight(Pose pose, boolean red, Draw draw) {
    Surface box = Surface.background(Material.PLASTIC, Tint.grey(0.03), 1.5);
    Surface lamp =
        Surface.background(Material.LAMP, Tint.grey(0.05), 3)
            .glowing(red ? new Tint(5, 0.5, 0.2) : new Tint(0.3, 4, 2.2));
    double height = draw.in(2.6, 4.8);
    double up = red ? 0.55 : -0.05;
    return new Body(
        List.of(
            pose.limb(
                Surface.background(Material.STEEL, Tint.grey(0.2), 0),
                v(0, 0, 0),
                v(0, height + 0.6, 0),
                0.08,
                0.07),
            pose.quad(
                box,
                v(-0.18, height - 0.25, -0.12),
                v(0.18, height - 0.25, -0.12),
                v(0.18, height + 0.8, -0.12),
                v(-0.18, height + 0.8, -0.12)),
            Limb.ball(lamp, pose.at(0, height + up, -0.13), 0.11)),
        pose.foot(),
        true,
        List.of());
  }
}
