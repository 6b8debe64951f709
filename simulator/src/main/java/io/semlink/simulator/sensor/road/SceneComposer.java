package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.sensor.road.Street.Cover;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/// Draws a whole scene from one stream. Rates are chosen so that classes fill about the share of
/// pixels that they fill in MFNet (Ha et al., IROS 2017).
final class SceneComposer {
  private final Draw draw;
  private final boolean night;
  private final boolean town;
  private final boolean lot;
  private final Camera camera;
  private final Street street;
  private final List<Body> bodies = new ArrayList<>();
  private final List<Lamp> lamps = new ArrayList<>();
  private final Occupancy taken = new Occupancy();
  private Climate climate;

  private SceneComposer(Draw draw, TimeOfDay time) {
    this.draw = draw;
    night = time == TimeOfDay.NIGHT;
    town = draw.chance(0.6);
    lot = draw.chance(0.15);
    camera = StreetComposer.camera(draw);
    street = lot ? StreetComposer.carPark(town, draw) : StreetComposer.street(town, draw);
    climate = new Climate(15, -20, 10, 3, 2, 1, 0, 0);
  }

  /// The scene of a stream.
  ///
  /// @param random the frame's stream at its start; advanced
  /// @param time day or night
  static Scene compose(UniformRandomProvider random, TimeOfDay time) {
    return new SceneComposer(new Draw(random), time).compose();
  }

  private Scene compose() {
    Light light = night ? WeatherComposer.night(List.of(), draw) : WeatherComposer.daylight(draw);
    climate = WeatherComposer.climate(light, draw);
    Backdrop.compose(this);
    Roadside.barrier(this);
    Traffic.compose(this);
    Roadside.compose(this);
    if (night) {
      headlights(Pose.of(new Point(0, 0, 0.4), 0), (lot ? 0.3 : 1) * draw.in(0.05, 0.5));
      light =
          new Light(
              false,
              light.sun(),
              light.sunlight(),
              light.zenith(),
              light.horizon(),
              light.clouds(),
              light.cover(),
              List.copyOf(lamps));
    }
    return new Scene(
        camera, street, List.copyOf(bodies), light, climate, Atmosphere.CLEAR, draw.below(1 << 20));
  }

  Draw draw() {
    return draw;
  }

  Street street() {
    return street;
  }

  boolean night() {
    return night;
  }

  boolean town() {
    return town;
  }

  /// Whether the camera looks across a car park.
  boolean lot() {
    return lot;
  }

  double air() {
    return climate.air();
  }

  void add(Body body) {
    bodies.add(body);
  }

  void add(Lamp lamp) {
    lamps.add(lamp);
  }

  /// Whether a disc of ground is still free; takes it if so.
  boolean take(double u, double z, double radius) {
    return taken.take(u, z, radius);
  }

  /// A pose on the ground at an offset, turned against the street's own direction.
  Pose pose(double u, double z, double turn) {
    return Pose.of(street.ground(u, z), StrictMath.atan(street.slope(z)) + turn);
  }

  /// The two low beams of a car that stands at a pose.
  void headlights(Pose car, double strength) {
    Tint beam = new Tint(1.0, 0.95, 0.85).times(5.5 * strength);
    Point axis = car.at(0, -0.035, 1).minus(car.foot()).unit();
    for (int s = -1; s <= 1; s += 2) {
      add(new Lamp(car.at(s * 0.62, 0.68, 0), beam, axis, 9, true));
    }
  }

  /// Cover beyond an edge of the carriageway, next to it.
  Cover verge(int side) {
    return street.verge(side).near();
  }
}
