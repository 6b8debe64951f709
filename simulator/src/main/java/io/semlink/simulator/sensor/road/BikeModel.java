package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.SegmentationClass.BIKE;
import static io.semlink.simulator.sensor.road.Pose.v;

import io.semlink.simulator.sensor.road.Shape.Facet;
import java.util.ArrayList;
import java.util.List;

/// Bicycles: two spoked wheels, a diamond or step-through frame, handlebar, saddle, perhaps a
/// basket, perhaps a rider.
final class BikeModel {
  private static final int SEGMENTS = 12;

  private static final List<Tint> PAINTS =
      List.of(
          Tint.grey(0.03),
          Tint.grey(0.4),
          Tint.grey(0.65),
          new Tint(0.35, 0.04, 0.04),
          new Tint(0.04, 0.08, 0.3),
          new Tint(0.05, 0.2, 0.1));

  private final Pose pose;
  private final double radius;
  private final List<Shape> shapes = new ArrayList<>(50);

  private BikeModel(Pose pose, double radius) {
    this.pose = pose;
    this.radius = radius;
  }

  /// A bike.
  ///
  /// @param air temperature of the air, degrees Celsius
  /// @param ridden whether a person rides it
  static Body of(Pose pose, double air, boolean ridden, Draw draw) {
    BikeModel bike = new BikeModel(pose, draw.in(0.31, 0.35));
    Surface frame =
        Surface.of(Material.BIKE, BIKE, draw.near(draw.of(PAINTS), 0.15), draw.in(-1, 1));
    Surface tyre = Surface.of(Material.RUBBER, BIKE, Tint.grey(0.03), draw.in(0, ridden ? 4 : 1));
    bike.wheel(tyre, -0.52);
    bike.wheel(tyre, 0.54);
    bike.frame(frame, tyre, draw.chance(0.5));
    if (draw.chance(0.45)) {
      Surface basket = Surface.of(Material.BIKE, BIKE, Tint.grey(draw.in(0.05, 0.4)), 0);
      bike.pose.box(basket, new Pose.Box(0.17, 0.72, 0.95, 0.55, 0.82), bike.shapes);
    }
    if (ridden) {
      bike.shapes.addAll(PersonModel.riding(pose, air, draw));
    }
    return new Body(List.copyOf(bike.shapes), pose.foot(), !ridden, pose.patch(0.2, 0.7));
  }

  private void wheel(Surface tyre, double ahead) {
    Point[] rim = new Point[SEGMENTS];
    for (int i = 0; i < SEGMENTS; i++) {
      double angle = 2 * i * StrictMath.PI / SEGMENTS;
      rim[i] =
          pose.at(
              0, radius + radius * StrictMath.sin(angle), ahead + radius * StrictMath.cos(angle));
    }
    for (int i = 0; i < SEGMENTS; i++) {
      shapes.add(new Shape.Limb(tyre, rim[i], rim[(i + 1) % SEGMENTS], 0.024, 0.024));
    }
    Surface spoke = Surface.of(Material.BIKE, BIKE, Tint.grey(0.12), 0);
    for (int i = 0; i < 3; i++) {
      shapes.add(new Shape.Limb(spoke, rim[2 * i], rim[2 * i + 6], 0.004, 0.004));
    }
    shapes.add(Facet.of(Surface.of(Material.OPEN, BIKE, Tint.BLACK, 0), rim));
  }

  private void frame(Surface frame, Surface rubber, boolean stepThrough) {
    double[] rear = v(0, radius, -0.52);
    double[] front = v(0, radius, 0.54);
    double[] crank = v(0, 0.29, -0.08);
    double[] seat = v(0, 0.78, -0.22);
    double[] head = v(0, 0.8, 0.36);
    double[] low = stepThrough ? v(0, 0.5, -0.14) : v(0, 0.76, -0.2);
    tube(frame, crank, seat, 0.02);
    tube(frame, low, head, 0.02);
    tube(frame, crank, v(0, 0.66, 0.4), 0.022);
    tube(frame, rear, crank, 0.014);
    tube(frame, rear, v(0, 0.7, -0.2), 0.012);
    tube(frame, front, v(0, 0.95, 0.31), 0.018);
    tube(rubber, v(-0.28, 1.0, 0.22), v(0.28, 1.0, 0.22), 0.018);
    tube(rubber, v(0, 0.86, -0.34), v(0, 0.88, -0.1), 0.05);
    tube(rubber, v(-0.1, 0.27, -0.02), v(0.1, 0.31, -0.14), 0.025);
    // Mudguards and a carrier hide the spokes from behind.
    tube(frame, v(0, 0.69, -0.5), v(0, 0.45, -0.86), 0.03);
    tube(frame, v(0, 0.72, -0.3), v(0, 0.72, -0.75), 0.03);
    shapes.add(
        pose.quad(
            Surface.of(Material.OPEN, BIKE, Tint.BLACK, 0), crank, low, head, v(0, 0.66, 0.4)));
  }

  private void tube(Surface s, double[] a, double[] b, double thickness) {
    shapes.add(pose.limb(s, a, b, thickness, thickness));
  }
}
