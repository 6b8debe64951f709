package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.road.Pose.v;

import java.util.ArrayList;
import java.util.List;

/// A house with windows: a town house under a flat roof behind a rim, or a cottage under a gable.
final class House {
  private final Pose pose;
  private final double depth;
  private final double height;
  private final double back;
  private final double front;
  private final Surface wall;
  private final Surface roof;
  private final List<Shape> shapes = new ArrayList<>(12);

  private House(Pose pose, double length, double depth, boolean town, Draw draw) {
    this.pose = pose;
    this.depth = depth;
    back = -length / 2;
    front = length / 2;
    height = town ? draw.in(6, 22) : draw.in(3, 6.5);
    Facade facade =
        new Facade(
            draw.in(1.8, 4),
            draw.in(2.8, 3.6),
            draw.in(0.3, 0.8),
            draw.in(0.35, 0.7),
            draw.in(0.05, 0.5),
            town && draw.chance(0.45),
            draw.below(1 << 20));
    Tint colour = draw.near(draw.of(Surroundings.WALLS), 0.15);
    wall = Surface.background(Material.WALL, colour, draw.in(-1, 1)).with(facade);
    roof =
        Surface.background(
            Material.ROOF, draw.near(new Tint(0.16, 0.11, 0.09), 0.3), draw.in(-2, 2));
  }

  /// A house whose front looks along the pose's side axis.
  ///
  /// @param pose middle of its front's foot; the street is on its left (side below 0)
  /// @param length along the street, metres
  /// @param depth away from the street, metres
  /// @param town whether it is a town house
  static Body of(Pose pose, double length, double depth, boolean town, Draw draw) {
    House house = new House(pose, length, depth, town, draw);
    house.walls();
    if (!town && draw.chance(0.8)) {
      house.gable(house.height + draw.in(1.2, 2.8));
    } else {
      Tint colour = draw.near(draw.of(Surroundings.WALLS), 0.1);
      house.flat(Surface.background(Material.WALL, colour, 0));
    }
    return new Body(List.copyOf(house.shapes), pose.foot(), true, List.of());
  }

  private void walls() {
    panel(wall, v(0, 0, back), v(0, 0, front), v(0, height, front), v(0, height, back));
    for (double end : new double[] {back, front}) {
      panel(wall, v(0, 0, end), v(depth, 0, end), v(depth, height, end), v(0, height, end));
    }
  }

  private void gable(double ridge) {
    double low = height - 0.2;
    double from = back - 0.4;
    double to = front + 0.4;
    double middle = depth / 2;
    for (double eave : new double[] {-0.4, depth + 0.4}) {
      panel(
          roof, v(eave, low, from), v(eave, low, to), v(middle, ridge, to), v(middle, ridge, from));
    }
    for (double end : new double[] {back, front}) {
      panel(wall, v(0, height, end), v(depth, height, end), v(middle, ridge, end));
    }
  }

  private void flat(Surface rim) {
    double low = height - 0.5;
    double high = height + 0.3;
    double out = -0.15;
    panel(rim, v(out, low, back), v(out, low, front), v(out, high, front), v(out, high, back));
    panel(rim, v(out, low, back), v(depth, low, back), v(depth, high, back), v(out, high, back));
    panel(
        rim,
        v(0, height, back),
        v(depth, height, back),
        v(depth, height, front),
        v(0, height, front));
  }

  private void panel(Surface s, double[]... corners) {
    shapes.add(pose.quad(s, corners));
  }
}
