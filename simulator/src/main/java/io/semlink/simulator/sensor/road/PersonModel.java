package io.semlink.simulator.sensor.road;

import static io.semlink.simulator.sensor.SegmentationClass.PERSON;
import static io.semlink.simulator.sensor.road.Pose.v;

import java.util.ArrayList;
import java.util.List;

/// People: head with hair, torso, arms and legs as rounded limbs, standing, walking or riding.
final class PersonModel {
  private static final List<Tint> SKINS =
      List.of(
          new Tint(0.45, 0.30, 0.22),
          new Tint(0.38, 0.24, 0.16),
          new Tint(0.22, 0.13, 0.08),
          new Tint(0.10, 0.06, 0.04));
  private static final List<Tint> CLOTHES =
      List.of(
          Tint.grey(0.03),
          Tint.grey(0.05),
          Tint.grey(0.12),
          Tint.grey(0.35),
          Tint.grey(0.65),
          new Tint(0.04, 0.06, 0.14),
          new Tint(0.07, 0.10, 0.22),
          new Tint(0.30, 0.05, 0.05),
          new Tint(0.10, 0.14, 0.08),
          new Tint(0.35, 0.28, 0.18),
          new Tint(0.50, 0.40, 0.10));

  private final Pose pose;
  private final double size;
  private final double girth;
  private final List<Shape> shapes = new ArrayList<>(24);
  private final Surface skin;
  private final Surface hair;
  private final Surface top;
  private final Surface legs;
  private final Surface shoe;
  private final boolean bareArms;
  private final boolean bareLegs;

  private PersonModel(Pose pose, double air, Draw draw) {
    this.pose = pose;
    size = draw.chance(0.1) ? draw.in(1.1, 1.45) : draw.in(1.52, 1.88);
    girth = size / 1.72 * draw.in(0.88, 1.18);
    bareArms = air > 18 && draw.chance(0.6);
    bareLegs = air > 20 && draw.chance(0.35);
    // Skin is 30..34 degrees; clothing lies 4..10 above cool air and ever less above warm air.
    double warmth = Math.min(1, (34 - air) / 16);
    skin = Surface.of(Material.SKIN, PERSON, draw.near(draw.of(SKINS), 0.1), draw.in(30, 34) - air);
    hair =
        cloth(
            draw.of(
                List.of(Tint.grey(0.02), new Tint(0.05, 0.03, 0.02), new Tint(0.25, 0.18, 0.1))),
            (3 + 6 * draw.in(0, 1)) * warmth);
    top = cloth(draw.near(draw.of(CLOTHES), 0.2), (4 + 6 * draw.in(0, 1)) * warmth);
    legs = cloth(draw.near(draw.of(CLOTHES.subList(0, 7)), 0.2), (4 + 5 * draw.in(0, 1)) * warmth);
    shoe = cloth(draw.of(CLOTHES), 3 * warmth);
  }

  private static Surface cloth(Tint tint, double excess) {
    return Surface.of(Material.CLOTH, PERSON, tint, excess);
  }

  /// Someone on foot.
  ///
  /// @param air temperature of the air, degrees Celsius
  /// @param walking whether in mid-stride
  static Body onFoot(Pose pose, double air, boolean walking, Draw draw) {
    PersonModel p = new PersonModel(pose, air, draw);
    double stride = walking ? draw.in(-0.5, 0.5) : draw.in(-0.06, 0.06);
    p.trunk(0.53, 0.82, walking ? 0.03 : 0, draw);
    for (int s = -1; s <= 1; s += 2) {
      p.leg(s, s * stride);
      p.arm(s, -s * stride * 0.8, draw.in(0.05, 0.35));
    }
    if (draw.chance(0.25)) {
      Surface bag = cloth(draw.near(draw.of(CLOTHES), 0.2), 2);
      p.limb(bag, v(0, 0.78, -0.11), v(0, 0.62, -0.12), 0.085, 0.09);
    }
    if (draw.chance(0.12)) {
      p.limb(p.legs, v(0, 0.52, 0), v(0, 0.3, 0), 0.09, 0.14);
    }
    return new Body(List.copyOf(p.shapes), pose.foot(), false, pose.patch(0.22, 0.22));
  }

  /// The rider of a bike whose pose this is.
  static List<Shape> riding(Pose bike, double air, Draw draw) {
    PersonModel p =
        new PersonModel(new Pose(bike.at(0, 0.42, -0.22), bike.cos(), bike.sin()), air, draw);
    double lean = draw.in(0.12, 0.22);
    p.trunk(0.31, 0.58, lean, draw);
    for (int s = -1; s <= 1; s += 2) {
      double pedal = s * 0.09;
      double[] hip = v(s * 0.055, 0.31, 0);
      double[] knee = v(s * 0.06, 0.2 + pedal, 0.2);
      double[] foot = v(s * 0.06, -0.06 + pedal, 0.11);
      p.limb(p.legs, hip, knee, 0.05, 0.038);
      p.limb(p.bareLegs ? p.skin : p.legs, knee, foot, 0.036, 0.027);
      p.limb(p.shoe, foot, v(s * 0.06, -0.065 + pedal, 0.19), 0.027, 0.022);
      double[] shoulder = v(s * 0.105, 0.56, lean);
      double[] hand = v(s * 0.13, 0.37, lean + 0.24);
      double[] elbow = v(s * 0.15, 0.42, lean + 0.09);
      p.limb(p.top, shoulder, elbow, 0.035, 0.028);
      p.limb(p.bareArms ? p.skin : p.top, elbow, hand, 0.026, 0.02);
      p.limb(p.skin, hand, hand, 0.024, 0.024);
    }
    return p.shapes;
  }

  /// Hips, chest, neck and head; heights as shares of the body's height.
  private void trunk(double hip, double shoulder, double lean, Draw draw) {
    for (int s = -1; s <= 1; s += 2) {
      limb(top, v(s * 0.045, hip, 0), v(s * 0.055, shoulder - 0.03, lean), 0.065, 0.062);
    }
    limb(top, v(-0.09, shoulder - 0.015, lean), v(0.09, shoulder - 0.015, lean), 0.035, 0.035);
    limb(skin, v(0, shoulder, lean), v(0, shoulder + 0.06, lean * 1.1), 0.032, 0.03);
    limb(
        skin,
        v(0, shoulder + 0.085, lean * 1.2 + 0.01),
        v(0, shoulder + 0.12, lean * 1.2 + 0.01),
        0.048,
        0.052);
    limb(
        hair,
        v(0, shoulder + 0.135, lean * 1.2 - 0.008),
        v(0, shoulder + (draw.chance(0.4) ? 0.04 : 0.11), lean * 1.2 - 0.022),
        0.053,
        0.048);
  }

  private void leg(int s, double stride) {
    double[] hip = v(s * 0.05, 0.5, 0);
    double bend = Math.abs(stride) * 0.12;
    double[] knee = v(s * 0.052, 0.28, stride * 0.22 + bend);
    double[] ankle = v(s * 0.052, 0.04 + (stride < 0 ? bend * 0.5 : 0), stride * 0.42);
    limb(legs, hip, knee, 0.056, 0.04);
    limb(bareLegs ? skin : legs, knee, ankle, 0.038, 0.028);
    limb(shoe, v(s * 0.052, 0.022, ankle[2]), v(s * 0.055, 0.018, ankle[2] + 0.09), 0.026, 0.02);
  }

  private void arm(int s, double swing, double elbowBend) {
    double[] shoulder = v(s * 0.115, 0.795, 0);
    double[] elbow = v(s * 0.145, 0.64, swing * 0.16);
    double[] hand = v(s * 0.14, 0.49 + 0.12 * elbowBend, swing * 0.3 + 0.25 * elbowBend);
    limb(top, shoulder, elbow, 0.036, 0.03);
    limb(bareArms ? skin : top, elbow, hand, 0.028, 0.022);
    limb(skin, hand, v(hand[0], hand[1] - 0.03, hand[2]), 0.022, 0.02);
  }

  private void limb(Surface s, double[] a, double[] b, double radiusA, double radiusB) {
    shapes.add(
        pose.limb(
            s,
            v(a[0] * girth * 1.72, a[1] * size, a[2] * size),
            v(b[0] * girth * 1.72, b[1] * size, b[2] * size),
            radiusA * girth * 1.72,
            radiusB * girth * 1.72));
  }
}
