package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.SegmentationClass.BUMP;
import static io.semlink.simulator.sensor.SegmentationClass.CAR_STOP;
import static io.semlink.simulator.sensor.SegmentationClass.COLOR_CONE;
import static io.semlink.simulator.sensor.SegmentationClass.CURVE;
import static io.semlink.simulator.sensor.SegmentationClass.GUARDRAIL;
import static io.semlink.simulator.sensor.road.Pose.v;

import io.semlink.simulator.sensor.SegmentationClass;
import io.semlink.simulator.sensor.road.Shape.Facet;
import java.util.ArrayList;
import java.util.List;

/// The low labelled things of a street: kerbs, wheel stops, guardrails, cones and bumps.
final class Furniture {
  private Furniture() {}

  private static Surface bound(SegmentationClass label, Tint tint, Draw draw) {
    return Surface.of(Material.GROUND_BOUND, label, tint, draw.in(-0.5, 0.5));
  }

  private static Body standing(List<Shape> shapes, Pose pose, List<Point> patch) {
    return new Body(List.copyOf(shapes), pose.foot(), true, patch);
  }

  /// A traffic cone: a square foot, an orange (or red, or yellow) cone with white collars.
  static Body cone(Pose pose, Tint colour, double height, Draw draw) {
    Surface body = bound(COLOR_CONE, colour, draw);
    Surface collar = bound(COLOR_CONE, Tint.grey(0.75), draw);
    List<Shape> shapes = new ArrayList<>();
    double w = 0.27 * height;
    pose.box(body, new Pose.Box(w, 0, 0.04, -w, w), shapes);
    double[] cuts = {0.04, 0.34, 0.5, 0.64, 0.78, 1};
    for (int i = 0; i + 1 < cuts.length; i++) {
      double low = cuts[i];
      double high = cuts[i + 1];
      shapes.add(
          pose.limb(
              i % 2 == 0 ? body : collar,
              v(0, low * height, 0),
              v(0, high * height, 0),
              (0.21 - 0.17 * low) * height,
              (0.21 - 0.17 * high) * height));
    }
    return standing(shapes, pose, pose.patch(w, w));
  }

  /// A wheel stop at the end of a parking bay, lying across the pose's heading.
  static Body wheelStop(Pose pose, Tint colour, Draw draw) {
    Surface body = Surface.of(Material.GROUND_BOUND, CAR_STOP, colour, draw.in(-2, 2));
    Surface band =
        Surface.of(Material.GROUND_BOUND, CAR_STOP, new Tint(0.55, 0.42, 0.05), draw.in(-2, 2));
    boolean banded = draw.chance(0.4);
    List<Shape> shapes = new ArrayList<>();
    double h = draw.in(0.12, 0.17);
    double w = draw.in(0.85, 1.05);
    for (int i = 0; i < 4; i++) {
      double a = -w + i * w / 2;
      double b = a + w / 2;
      bar(banded && i % 2 == 1 ? band : body, pose, new double[] {a, b, h, 0.11, 0.05}, shapes);
    }
    return standing(shapes, pose, List.of());
  }

  /// A prism across the heading: from side a to b, height h, half depths at the foot and the top.
  private static void bar(Surface s, Pose pose, double[] size, List<Shape> out) {
    double a = size[0];
    double b = size[1];
    double h = size[2];
    double foot = size[3];
    double top = size[4];
    out.add(pose.quad(s, v(a, 0, -foot), v(b, 0, -foot), v(b, h, -top), v(a, h, -top)));
    out.add(pose.quad(s, v(a, 0, foot), v(b, 0, foot), v(b, h, top), v(a, h, top)));
    out.add(pose.quad(s, v(a, h, -top), v(b, h, -top), v(b, h, top), v(a, h, top)));
    out.add(pose.quad(s, v(a, 0, -foot), v(a, 0, foot), v(a, h, top), v(a, h, -top)));
    out.add(pose.quad(s, v(b, 0, -foot), v(b, 0, foot), v(b, h, top), v(b, h, -top)));
  }

  /// A speed bump across the carriageway, of yellow and black blocks or of one colour.
  ///
  /// @param from offset of its left end
  /// @param to offset of its right end
  static Body bump(Pose pose, double from, double to, boolean striped, Draw draw) {
    Surface bright = bound(BUMP, draw.near(new Tint(0.55, 0.42, 0.06), 0.15), draw);
    Surface dark = bound(BUMP, Tint.grey(striped ? 0.03 : draw.in(0.2, 0.35)), draw);
    double depth = draw.in(0.2, 0.45);
    double height = draw.in(0.06, 0.1);
    int blocks = (int) Math.max(2, (to - from) / 0.5);
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      double a = from + i * (to - from) / blocks;
      double b = from + (i + 1) * (to - from) / blocks;
      Surface s = i % (striped ? 2 : 4) == 0 ? bright : dark;
      bar(s, pose, new double[] {a, b, height, depth, depth * 0.4}, shapes);
    }
    return standing(shapes, pose, List.of());
  }

  /// A guardrail along one side: a corrugated beam on posts.
  ///
  /// @param line its run, at least two places on the ground
  static Body guardrail(List<Point> line, boolean twin, Draw draw) {
    Surface steel =
        Surface.of(Material.STEEL, GUARDRAIL, Tint.grey(draw.in(0.35, 0.65)), draw.in(-2, 0));
    Surface post = Surface.of(Material.STEEL, GUARDRAIL, Tint.grey(0.35), draw.in(-2, 0));
    List<Shape> shapes = new ArrayList<>();
    for (int i = 0; i + 1 < line.size(); i++) {
      Point a = line.get(i);
      Point b = line.get(i + 1);
      for (double h : twin ? new double[] {0.32, 0.66} : new double[] {0.6}) {
        shapes.add(
            new Shape.Limb(steel, a.plus(0, h + 0.07, 0), b.plus(0, h + 0.07, 0), 0.07, 0.07));
        shapes.add(
            new Shape.Limb(steel, a.plus(0, h - 0.07, 0), b.plus(0, h - 0.07, 0), 0.07, 0.07));
      }
      shapes.add(new Shape.Limb(post, a, a.plus(0, 0.75, 0), 0.055, 0.055));
    }
    return new Body(List.copyOf(shapes), line.get(line.size() / 2), true, List.of());
  }

  /// The kerb along a line: an upright face and a flat top.
  ///
  /// @param line foot of the kerb, in order
  /// @param inward for each place, the unit direction from the carriageway into the pavement
  static Body kerb(List<Point> line, List<Point> inward, Tint tint, Draw draw) {
    Surface stone = bound(CURVE, tint, draw);
    List<Shape> shapes = new ArrayList<>();
    double high = Street.RAISE + 0.004;
    for (int i = 0; i + 1 < line.size(); i++) {
      Point a = line.get(i);
      Point b = line.get(i + 1);
      Point a1 = a.plus(0, high, 0);
      Point b1 = b.plus(0, high, 0);
      shapes.add(Facet.of(stone, a, b, b1, a1));
      shapes.add(
          Facet.of(
              stone,
              a1,
              b1,
              b1.plus(inward.get(i + 1).times(0.16)),
              a1.plus(inward.get(i).times(0.16))));
    }
    return new Body(List.copyOf(shapes), line.get(line.size() / 2), true, List.of());
  }
}
