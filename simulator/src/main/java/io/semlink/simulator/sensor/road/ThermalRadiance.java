package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Street.Cover;

/// Apparent temperature of a scene in the long-wave infrared (8 to 14 micrometres): each surface's
/// own, weighted by its emissivity, and the mirror image of the sky or the street for the rest.
/// Temperatures stand for radiance, which is near linear over the range of a street.
final class ThermalRadiance {
  private final View view;
  private final Scene scene;
  private final Climate climate;
  private final Light light;
  private final Atmosphere air;
  private final double focal;

  // What the sub-pixels of a pixel share.
  private final Grain grain;
  private double skyOfPixel;

  private ThermalRadiance(View view) {
    this.view = view;
    scene = view.scene;
    climate = scene.climate();
    light = scene.light();
    air = scene.atmosphere();
    focal = view.rasteriser.focal();
    grain = new Grain(scene.seed() + 7);
  }

  /// Mean apparent temperature of each pixel, degrees Celsius.
  static float[] of(View view) {
    return new ThermalRadiance(view).pixels();
  }

  private float[] pixels() {
    int n = View.OVERSAMPLING;
    int width = view.width;
    int height = view.height;
    float[] out = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double sum = 0;
        grain.nextPixel();
        skyOfPixel = Double.NaN;
        for (int k = 0; k < n * n; k++) {
          sum += temperature(view.at(x, y, k));
        }
        out[y * width + x] = (float) (sum / (n * n));
      }
    }
    return out;
  }

  private double temperature(int at) {
    GeometryBuffer buffer = view.buffer;
    int y = at / buffer.width;
    int x = at - y * buffer.width;
    int shape = buffer.shape[at];
    if (shape == GeometryBuffer.SKY) {
      if (Double.isNaN(skyOfPixel)) {
        skyOfPixel = seeSky(x, y);
      }
      return skyOfPixel;
    }
    double depth = 1 / buffer.nearness[at];
    Point place = view.rasteriser.place(x, y, depth);
    double seen = climate.apparent(surface(at, shape, place, depth));
    if (air.thermalExtinction() == 0) {
      return seen;
    }
    double range = place.minus(scene.camera().position()).length();
    return veiled(seen, range);
  }

  /// What fog leaves of a temperature, and its own.
  private double veiled(double celsius, double range) {
    return climate.air() + air.thermalTransmission(range) * (celsius - climate.air());
  }

  private double seeSky(int x, int y) {
    Point d = view.rasteriser.place(x, y, 1).minus(scene.camera().position()).unit();
    double seen = cloudy(d);
    return air.thermalExtinction() == 0 ? seen : veiled(seen, Atmosphere.towardsSky(d.y()));
  }

  /// Apparent temperature of a surface from near by.
  private double surface(int at, int shape, Point place, double depth) {
    GeometryBuffer buffer = view.buffer;
    Point normal =
        new Point(buffer.normal[3 * at], buffer.normal[3 * at + 1], buffer.normal[3 * at + 2]);
    double footprint = View.OVERSAMPLING * depth / focal;
    boolean lasting = (buffer.shade[at] & GeometryBuffer.LASTING) != 0;
    if (shape == GeometryBuffer.GROUND) {
      // What stands above keeps the ground warm by night and cool by day.
      double hidden = (1 - buffer.openness[at]) * (light.sunny() ? -2.5 : 2);
      return ground(place, lasting, footprint) + hidden;
    }
    Surface s = view.surfaces[shape];
    double own = own(s, place, normal, footprint, lasting || view.shaded[shape]);
    double e = s.material().emissivity;
    Point d = place.minus(scene.camera().position()).unit();
    double up = d.y() - 2 * d.dot(normal) * normal.y();
    return e * own + (1 - e) * (up > 0 ? sky(up) : climate.air() + 0.5 * climate.sunGain());
  }

  /// The sky without clouds, warmer towards the horizon where more air is in the way.
  private double sky(double up) {
    return climate.air() + (climate.sky() - climate.air()) * up / (up + 0.09);
  }

  private double cloudy(Point d) {
    double up = Math.max(0, d.y());
    double flat = 1 / (up + 0.12);
    double n = Texture.fractal(d.x() * flat, d.z() * flat, 3, 6 * flat / focal, scene.seed() + 901);
    double density = Math.clamp((n + 2.2 * light.cover() - 0.9) * 1.6, 0, 1);
    double clear = sky(up);
    return clear + density * 0.35 * (climate.air() - clear) + 1.2 * n;
  }

  private double ground(Point p, boolean lasting, double footprint) {
    Cover cover = scene.street().cover(p.x(), p.z());
    Material m =
        switch (cover) {
          case ASPHALT, WHITE, YELLOW -> Material.ASPHALT;
          case PAVEMENT -> Material.PAVEMENT;
          case GRASS -> Material.GRASS;
          case SOIL -> Material.SOIL;
        };
    double gain = m.solarGain * (lasting ? climate.shadeGain() : climate.sunGain());
    double grain = grain(m, p, Point.UP, footprint);
    double u = scene.street().u(p.x(), p.z());
    double track = m == Material.ASPHALT && Math.abs(Math.abs(u) - 0.75) < 0.3 ? 0.35 : 0;
    // Paint hides less heat than it hides light: half a kelvin.
    double paint = cover == Cover.WHITE || cover == Cover.YELLOW ? -0.4 : 0;
    double joint = m == Material.PAVEMENT ? 0.3 : 0.5;
    // Water evens out what dry patches differ by.
    double left = 1 - 0.6 * air.wetness();
    return climate.air()
        + gain
        + left * (grain * (joint + 0.06 * gain))
        + left * track
        + left * paint;
  }

  private double own(Surface s, Point p, Point n, double footprint, boolean hidden) {
    Material m = s.material();
    double grain = grain(m, p, n, footprint);
    if (m == Material.GROUND_BOUND) {
      double tilt = light.sunny() && !hidden ? n.dot(light.sun()) - light.sun().y() : 0;
      return ground(p, hidden, footprint) + s.excess() + 0.2 * grain + Math.clamp(tilt, -0.4, 0.4);
    }
    double facing = light.sunny() && !hidden ? Math.max(0, n.dot(light.sun())) : 0;
    double gain = climate.shadeGain() + facing * (climate.sunGain() - climate.shadeGain());
    double own = climate.air() + s.excess() + m.solarGain * gain;
    return own
        + switch (m) {
          case WALL -> wall(s, p, n, grain);
          case FOLIAGE -> climate.foliageGain() + 1.1 * grain + (facing - 0.3) * 1.2;
          case CLOTH, SKIN -> 1.4 * grain;
          case ROOF, BARK -> 0.8 * grain;
          default -> 0.5 * grain;
        };
  }

  /// Heat spreads, so that no pattern is finer than an eighth of a material's longest wavelength.
  private double grain(Material m, Point p, Point n, double footprint) {
    double finest = Math.max(footprint, m.grain / 8);
    return grain.at(m, p, n, finest);
  }

  private double wall(Surface s, Point p, Point n, double grain) {
    Facade facade = s.facade();
    double gain = climate.wallGain() + 0.9 * grain;
    if (facade == null) {
      return gain - 0.5 * climate.wallGain();
    }
    double along = p.x() * n.z() - p.z() * n.x();
    if (facade.part(along, p.y()) != Facade.GLASS) {
      return gain;
    }
    double own = facade.window(along, p.y());
    return gain + climate.windowGain() * (0.4 + 1.2 * own);
  }
}
