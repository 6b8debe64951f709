package io.semlink.simulator.sensor.road;

import java.util.List;

/// Draws what stands behind the street: houses or gardens on both sides, trees, and the end of the
/// view.
final class Backdrop {
  private final SceneComposer scene;
  private final Draw draw;
  private final Street street;

  private Backdrop(SceneComposer scene) {
    this.scene = scene;
    draw = scene.draw();
    street = scene.street();
  }

  static void compose(SceneComposer scene) {
    Backdrop b = new Backdrop(scene);
    b.skyline();
    b.row(-1);
    b.row(1);
    b.power();
  }

  private void row(int side) {
    boolean houses = draw.chance(scene.town() ? 0.85 : 0.4);
    double setback = scene.town() ? draw.in(2.5, 9) : draw.in(6, 16);
    double z = draw.in(-2, 6);
    while (z < 120) {
      double length = scene.town() ? draw.in(8, 22) : draw.in(7, 14);
      double middle = z + length / 2;
      boolean blocked =
          Math.abs(middle - street.junction()) < street.junctionWidth() / 2 + length / 2;
      double edge = street.edge(side) + side * (setback + draw.in(0, 1.5));
      if (!blocked && houses && draw.chance(0.9)) {
        Pose pose = Pose.of(street.ground(edge, middle), StrictMath.atan(street.slope(middle)));
        Pose facing = side > 0 ? pose : new Pose(pose.foot(), -pose.cos(), -pose.sin());
        scene.add(House.of(facing, length, draw.in(8, 14), scene.town(), draw));
      } else if (!blocked) {
        garden(side, edge, z, length);
      }
      z += length + (scene.town() ? draw.in(0, 4) : draw.in(2, 12));
    }
    if (draw.chance(0.65)) {
      trees(side, setback);
    }
  }

  private void garden(int side, double edge, double z, double length) {
    Point a = street.ground(edge, z);
    Point b = street.ground(edge, z + length);
    if (draw.chance(0.6)) {
      scene.add(Surroundings.hedge(a, b, draw.in(0.8, 3), draw));
    } else if (draw.chance(0.6)) {
      scene.add(Surroundings.wall(a, b, draw.in(0.8, 2), draw));
    }
    int n = draw.below(3);
    for (int i = 0; i < n; i++) {
      double u = edge + side * draw.in(2, 8);
      scene.add(
          Surroundings.tree(scene.pose(u, z + length * draw.in(0, 1), 0), draw.in(5, 13), draw));
    }
  }

  private void trees(int side, double setback) {
    boolean palms = draw.chance(0.15);
    double pitch = draw.in(7, 18);
    for (double z = draw.in(5, 16); z < 90; z += pitch * draw.in(0.8, 1.3)) {
      double u = street.edge(side) + side * draw.in(0.5, 0.75) * Math.min(setback, 4);
      boolean blocked = Math.abs(z - street.junction()) < street.junctionWidth() / 2 + 3;
      if (!blocked && scene.take(u, z, 0.5)) {
        Pose pose = scene.pose(u, z, 0);
        double height = draw.in(4, 10);
        scene.add(
            palms
                ? Surroundings.palm(pose, height + 2, draw)
                : Surroundings.tree(pose, height, draw));
      }
    }
  }

  private void skyline() {
    double high = draw.in(5, 16);
    for (int i = 0; i < 14; i++) {
      double x = -170 + i * 26 + draw.in(-6, 6);
      Point a = new Point(x - 15, 0, draw.in(135, 190));
      if (scene.town() && draw.chance(0.4)) {
        Pose pose = new Pose(a, 0, -1);
        scene.add(House.of(pose, draw.in(16, 34), 10, true, draw));
      } else {
        scene.add(Surroundings.hedge(a, a.plus(34, 0, 0), high * draw.in(0.6, 1.3), draw));
      }
    }
  }

  private void power() {
    if (!draw.chance(0.45)) {
      return;
    }
    int side = draw.side();
    double u = street.edge(side) + side * draw.in(0.5, 2.2);
    double height = draw.in(7.5, 10);
    Pose last = scene.pose(u, draw.in(-14, 6), 0);
    for (int i = 0; i < 5; i++) {
      double z = last.foot().z() + draw.in(24, 34);
      Pose next = scene.pose(u, z, 0);
      scene.add(Surroundings.utilityPole(last, height, draw));
      scene.add(Surroundings.wires(last, next, height));
      last = next;
    }
  }

  /// A colour of street lamps: sodium or LED.
  static Tint lampColour(Draw draw) {
    return draw.of(
        List.of(new Tint(1.4, 0.8, 0.25), new Tint(1.0, 0.98, 0.9), new Tint(1.1, 0.95, 0.7)));
  }
}
