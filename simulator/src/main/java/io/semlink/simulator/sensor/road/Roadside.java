package io.semlink.simulator.sensor.road;

import java.util.ArrayList;
import java.util.List;

/// Draws kerbs, wheel stops, guardrails, cones, bumps, lamps and signs.
final class Roadside {
  private static final List<Tint> CONES =
      List.of(
          new Tint(0.62, 0.13, 0.03),
          new Tint(0.62, 0.13, 0.03),
          new Tint(0.5, 0.05, 0.04),
          new Tint(0.55, 0.42, 0.05));

  private final SceneComposer scene;
  private final Draw draw;
  private final Street street;

  private Roadside(SceneComposer scene) {
    this.scene = scene;
    draw = scene.draw();
    street = scene.street();
  }

  static void compose(SceneComposer scene) {
    Roadside r = new Roadside(scene);
    r.kerbs();
    r.wheelStops();
    r.cones();
    r.bump();
    r.lamps();
    r.signs();
  }

  /// A guardrail, before anything else takes its place.
  static void barrier(SceneComposer scene) {
    new Roadside(scene).guardrail();
  }

  private void kerbs() {
    Tint stone = draw.chance(0.2) ? new Tint(0.5, 0.4, 0.08) : Tint.grey(draw.in(0.32, 0.6));
    for (int side = -1; side <= 1; side += 2) {
      if (!street.verge(side).raised()) {
        continue;
      }
      double before = street.junction() - street.junctionWidth() / 2;
      double after = street.junction() + street.junctionWidth() / 2;
      kerb(side, stone, -1, Math.min(70, before - Street.CORNER), before);
      if (after < 70) {
        kerb(side, stone, 75, after + Street.CORNER, after);
      }
    }
  }

  /// From a far or near end along the edge to a corner, round it and away into the side street.
  private void kerb(int side, Tint stone, double from, double to, double corner) {
    List<Point> line = new ArrayList<>();
    List<Point> inward = new ArrayList<>();
    double edge = street.edge(side);
    int steps = (int) Math.max(2, Math.abs(to - from) / 2.5);
    for (int i = 0; i <= steps; i++) {
      line.add(street.at(edge, 0, from + (to - from) * i / steps));
      inward.add(new Point(side, 0, 0));
    }
    if (corner < 80) {
      double way = corner > to ? 1 : -1;
      for (int i = 1; i <= 5; i++) {
        double c = StrictMath.cos(i * StrictMath.PI / 10);
        double s = StrictMath.sin(i * StrictMath.PI / 10);
        line.add(street.at(edge + side * Street.CORNER * (1 - c), 0, to + way * Street.CORNER * s));
        inward.add(new Point(side * c, 0, -way * s));
      }
      line.add(street.at(edge + side * 30, 0, corner));
      inward.add(new Point(0, 0, -way));
    }
    scene.add(Furniture.kerb(line, inward, stone, draw));
  }

  private void wheelStops() {
    if (!draw.chance(0.55)) {
      return;
    }
    int side = draw.side();
    double u = street.edge(side) + side * draw.in(0.2, 2);
    boolean across = draw.chance(0.7);
    Tint colour = Tint.grey(draw.in(0.22, 0.5));
    double pitch = draw.in(2.4, 3);
    double z = draw.in(3.5, 8);
    int n = 4 + draw.below(8);
    for (int i = 0; i < n; i++, z += pitch) {
      double at = across ? u + side * i * pitch : u;
      double far = across ? z - i * pitch : z;
      if (draw.chance(0.9) && scene.take(at, far, 0.5)) {
        scene.add(
            Furniture.wheelStop(
                scene.pose(at, far, (across ? 0 : StrictMath.PI / 2) + 0.05 * draw.bell()),
                draw.near(colour, 0.1),
                draw));
      }
    }
  }

  private void guardrail() {
    if (!draw.chance(0.033)) {
      return;
    }
    int side = draw.side();
    // Beside a wide carriageway it parts the lanes.
    double u = side * Math.min(Math.abs(street.edge(side)) + draw.in(0.1, 0.6), draw.in(1.8, 3));
    List<Point> line = new ArrayList<>();
    double end = draw.in(25, 70);
    for (double z = draw.in(0, 4); z < end; z += 2.5) {
      line.add(street.ground(u, z));
      scene.take(u, z, 0.3);
    }
    scene.add(Furniture.guardrail(line, draw.chance(0.5), draw));
  }

  private void cones() {
    if (!draw.chance(0.52)) {
      return;
    }
    Tint colour = draw.near(draw.of(CONES), 0.15);
    double height = draw.in(0.5, 1);
    int n = 1 + draw.below(7);
    double u = draw.in(street.left() - 1.5, street.right() + 1.5);
    double z = draw.in(3.3, 10);
    double du = draw.in(-0.6, 0.6);
    double dz = draw.in(0.6, 3);
    for (int i = 0; i < n; i++) {
      double at = u + i * du + 0.1 * draw.bell();
      double far = z + i * dz + 0.2 * draw.bell();
      if (scene.take(at, far, 0.3)) {
        scene.add(Furniture.cone(scene.pose(at, far, draw.in(0, 1.5)), colour, height, draw));
      }
    }
  }

  private void bump() {
    if (!draw.chance(0.28)) {
      return;
    }
    double z = draw.in(5, 22);
    Pose pose = scene.pose(0, z, 0.06 * draw.bell());
    scene.add(
        Furniture.bump(pose, street.left() + 0.3, street.right() - 0.3, draw.chance(0.6), draw));
  }

  private void lamps() {
    boolean lit = scene.night() && draw.chance(scene.town() ? 0.9 : 0.5);
    if (!lit && !draw.chance(0.5)) {
      return;
    }
    Tint colour = Backdrop.lampColour(draw);
    double height = draw.in(5, 9);
    double pitch = draw.in(18, 34);
    double strength = draw.in(0.1, 0.8);
    int side = draw.side();
    boolean both = draw.chance(0.4);
    for (double z = draw.in(4, 22); z < 110; z += pitch) {
      double u = street.edge(side) + side * 0.7;
      Pose pose = scene.pose(u, z, side > 0 ? 0 : StrictMath.PI);
      double reach = draw.in(1.2, 2.2);
      Tint glow = lit ? colour.times(30 * strength) : Tint.BLACK;
      scene.add(Surroundings.streetLamp(pose, height, reach, glow, draw));
      if (lit && z < 75) {
        scene.add(
            new Lamp(
                pose.at(-reach, height - 0.15, 0),
                colour.times(strength),
                new Point(0, -1, 0),
                0.25,
                true));
      }
      side = both ? -side : side;
    }
  }

  private void signs() {
    int n = draw.count(1.5);
    for (int i = 0; i < n; i++) {
      int side = draw.side();
      double u = street.edge(side) + side * draw.in(0.3, 1.5);
      double z = draw.in(6, 45);
      if (scene.take(u, z, 0.3)) {
        scene.add(Surroundings.sign(scene.pose(u, z, 0.15 * draw.bell()), draw));
      }
    }
    if (street.junction() < 60 && draw.chance(0.5)) {
      boolean red = draw.chance(0.5);
      for (int side = -1; side <= 1; side += 2) {
        double u = street.edge(side) + side * 0.6;
        double z = street.junction() - street.junctionWidth() / 2 - 1;
        scene.add(Surroundings.trafficLight(scene.pose(u, z, 0), red, draw));
      }
    }
  }
}
