package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Street.Cover;
import io.semlink.simulator.sensor.road.Street.Markings;
import io.semlink.simulator.sensor.road.Street.Verge;
import java.util.List;

/// Draws the ground of a scene and the camera above it.
final class StreetComposer {
  private static final double NOWHERE = 1e6;

  private StreetComposer() {}

  /// A camera of 1.2..1.6 m height, pitched -2..4 degrees down, 50..100 degrees wide.
  static Camera camera(Draw draw) {
    double degree = StrictMath.PI / 180;
    return Camera.of(
        draw.in(1.2, 1.6),
        -degree * draw.in(-2, 4),
        degree * 3 * draw.bell(),
        degree * (draw.chance(0.25) ? draw.in(75, 100) : draw.in(50, 75)));
  }

  /// A street; the camera drives on its left or right half.
  static Street street(boolean town, Draw draw) {
    double lane = draw.in(2.8, 3.5);
    int hand = draw.side();
    int lanes = draw.chance(0.3) ? 2 : 1;
    boolean oneWay = draw.chance(0.15);
    double margin = draw.in(0.4, 2.6);
    double own = lane * (lanes - 0.5) + margin;
    double other = oneWay ? lane / 2 + draw.in(0.4, 2) : lane * (lanes + 0.5) + draw.in(0.4, 2.6);
    double left = hand < 0 ? -own : -other;
    double right = hand < 0 ? other : own;
    boolean junction = draw.chance(town ? 0.4 : 0.2);
    Markings markings =
        new Markings(
            oneWay ? NOWHERE : -hand * lane / 2,
            draw.chance(0.4),
            draw.chance(0.5),
            draw.chance(0.55),
            lane,
            draw.chance(0.22) ? draw.in(7, 28) : NOWHERE,
            draw.in(0.05, 0.5));
    Tint asphalt = Tint.grey(draw.in(0.07, 0.19));
    return new Street(
        draw.chance(0.5) ? 0.0025 * draw.bell() : 0,
        0,
        left,
        right,
        verge(town, draw),
        verge(town, draw),
        junction ? draw.in(9, 40) : NOWHERE,
        draw.in(6, 11),
        markings,
        new Tint(asphalt.r() * 1.03, asphalt.g(), asphalt.b() * draw.in(0.93, 1.03)));
  }

  /// A wide unmarked place.
  static Street carPark(boolean town, Draw draw) {
    Markings none = new Markings(NOWHERE, false, false, false, NOWHERE, NOWHERE, 0.5);
    return new Street(
        0,
        0,
        -draw.in(5, 14),
        draw.in(5, 14),
        verge(town, draw),
        verge(town, draw),
        NOWHERE,
        8,
        none,
        Tint.grey(draw.in(0.08, 0.22)));
  }

  private static Verge verge(boolean town, Draw draw) {
    List<Cover> soft = List.of(Cover.GRASS, Cover.GRASS, Cover.SOIL, Cover.PAVEMENT);
    if (draw.chance(town ? 0.44 : 0.25)) {
      return new Verge(
          true, Cover.PAVEMENT, draw.in(1.5, 4), town ? Cover.PAVEMENT : draw.of(soft));
    }
    Cover near =
        town
            ? draw.of(List.of(Cover.PAVEMENT, Cover.PAVEMENT, Cover.SOIL, Cover.ASPHALT))
            : draw.of(soft);
    return new Verge(false, near, draw.in(1, 4), draw.of(soft));
  }
}
