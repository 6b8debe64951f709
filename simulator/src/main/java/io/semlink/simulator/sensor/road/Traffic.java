package io.semlink.simulator.sensor.road;

/// Draws cars, people and bikes.
final class Traffic {
  private final SceneComposer scene;
  private final Draw draw;
  private final Street street;

  private Traffic(SceneComposer scene) {
    this.scene = scene;
    draw = scene.draw();
    street = scene.street();
  }

  static void compose(SceneComposer scene) {
    Traffic t = new Traffic(scene);
    if (scene.lot()) {
      t.bays();
    }
    t.moving();
    t.crossing();
    t.parked(-1);
    t.parked(1);
    t.people();
    t.bikes();
  }

  /// Distances crowd near the camera as they do in pictures taken from a car.
  private double distance(double nearest, double farthest) {
    double t = draw.in(0, 1);
    return nearest + (farthest - nearest) * t * (0.2 + 0.8 * t * t);
  }

  private void moving() {
    int n = draw.count(scene.lot() ? 0.5 : 1.8);
    for (int i = 0; i < n; i++) {
      double u = draw.chance(0.5) ? 0 : draw.in(street.left() + 1.2, street.right() - 1.2);
      double z = distance(u * u < 1.5 ? 7 : 5, 60);
      boolean oncoming = Math.abs(u) > 1.6 && draw.chance(0.7);
      if (scene.take(u, z, 2.6)) {
        car(scene.pose(u, z, (oncoming ? StrictMath.PI : 0) + 0.04 * draw.bell()), true, oncoming);
      }
    }
  }

  /// A row of parking bays across the view: wheel stops, and cars behind some of them.
  private void bays() {
    double z = draw.in(4, 9);
    double pitch = draw.in(2.4, 2.9);
    Tint colour = Tint.grey(draw.in(0.22, 0.5));
    double fill = draw.in(0.05, 0.5);
    double skew = 0.25 * draw.bell();
    double start = street.left() + draw.in(0.5, 3);
    for (double u = start; u < street.right() - 1; u += pitch) {
      double far = z + skew * u;
      if (far < 3) {
        continue;
      }
      double turn = -StrictMath.atan(skew);
      if (draw.chance(0.92) && scene.take(u, far, 0.5)) {
        scene.add(Furniture.wheelStop(scene.pose(u, far, turn), draw.near(colour, 0.1), draw));
      }
      if (draw.chance(fill) && scene.take(u, far + 3.4, 1.2)) {
        double way = draw.chance(0.6) ? StrictMath.PI : 0;
        car(scene.pose(u, far + 3, turn + way + 0.03 * draw.bell()), false, false);
      }
    }
  }

  private void crossing() {
    if (street.junction() > 100) {
      return;
    }
    int n = draw.count(0.6);
    for (int i = 0; i < n; i++) {
      double z = street.junction() + draw.in(-2, 2);
      double u = draw.in(-14, 14);
      if (z > 7 && scene.take(u, z, 2.6)) {
        car(scene.pose(u, z, draw.side() * StrictMath.PI / 2 + 0.2 * draw.bell()), true, false);
      }
    }
  }

  private void parked(int side) {
    if (!draw.chance(0.32)) {
      return;
    }
    double fill = draw.in(0.25, 0.8);
    boolean slanted = draw.chance(0.2);
    double u = street.edge(side) + side * (slanted ? 2.4 : draw.in(-0.95, 0.9));
    double pitch = slanted ? 3 : 6;
    if (Math.abs(u) < 2.1) {
      return;
    }
    for (double z = draw.in(4.5, 11); z < 55; z += pitch) {
      boolean blocked = Math.abs(z - street.junction()) < street.junctionWidth() / 2 + 5;
      if (!blocked && draw.chance(fill) && scene.take(u, z, slanted ? 1.4 : 2.3)) {
        double turn = slanted ? side * 1.35 : draw.chance(0.2) ? StrictMath.PI : 0;
        car(scene.pose(u, z + draw.in(-0.3, 0.3), turn + 0.03 * draw.bell()), false, false);
      }
    }
  }

  private void car(Pose pose, boolean driven, boolean oncoming) {
    CarModel.Use use = new CarModel.Use(driven, draw.chance(0.35), scene.night());
    scene.add(CarModel.of(pose, use, draw));
    if (driven && scene.night()) {
      double nose = 2.2;
      scene.headlights(new Pose(pose.at(0, 0, nose), pose.cos(), pose.sin()), 0.8);
      if (!oncoming) {
        Point axis = pose.at(0, 0, -1).minus(pose.foot()).unit();
        scene.add(new Lamp(pose.at(0, 0.8, -2.3), new Tint(0.09, 0.008, 0.005), axis, 0.5, false));
      }
    }
  }

  private void people() {
    int groups = draw.count(scene.town() ? 3.9 : 2.6);
    for (int g = 0; g < groups; g++) {
      double z = distance(3.6, 42);
      boolean across = draw.chance(0.3);
      int side = draw.side();
      double u =
          across
              ? draw.in(street.left(), street.right())
              : street.edge(side) + side * draw.in(0.4, 3.2);
      double turn = across ? draw.side() * StrictMath.PI / 2 : draw.chance(0.5) ? 0 : StrictMath.PI;
      int size = 1 + draw.count(0.7);
      for (int i = 0; i < size; i++) {
        double du = u + (i == 0 ? 0 : 1.1 * draw.bell());
        double dz = z + (i == 0 ? 0 : 1.0 * draw.bell());
        if (dz > 3 && scene.take(du, dz, 0.32)) {
          boolean walking = draw.chance(0.7);
          double own = turn + (walking ? 0.25 : 1.2) * draw.bell();
          scene.add(PersonModel.onFoot(scene.pose(du, dz, own), scene.air(), walking, draw));
        }
      }
    }
  }

  private void bikes() {
    int riders = draw.count(scene.town() ? 1.95 : 1.4);
    for (int i = 0; i < riders; i++) {
      double z = distance(3.8, 30);
      boolean across = draw.chance(0.35);
      int side = draw.side();
      double u = across ? draw.in(-4, 4) : street.edge(side) - side * draw.in(-1.5, 1.2);
      double turn = across ? draw.side() * draw.in(1.1, 2) : draw.chance(0.5) ? StrictMath.PI : 0;
      if (scene.take(u, z, 0.8)) {
        scene.add(
            BikeModel.of(scene.pose(u, z, turn + 0.2 * draw.bell()), scene.air(), true, draw));
      }
    }
    if (draw.chance(0.5)) {
      rack();
    }
  }

  private void rack() {
    int side = draw.side();
    double z = distance(3.8, 18);
    double u = street.edge(side) + side * draw.in(0.8, 3);
    double turn = draw.in(0, 2 * StrictMath.PI);
    int n = 1 + draw.below(6);
    for (int i = 0; i < n; i++) {
      double at = z + i * draw.in(0.55, 0.9);
      if (scene.take(u, at, 0.3)) {
        scene.add(
            BikeModel.of(scene.pose(u, at, turn + 0.15 * draw.bell()), scene.air(), false, draw));
      }
    }
  }
}
