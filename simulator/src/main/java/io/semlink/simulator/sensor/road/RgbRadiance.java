package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Street.Cover;
import org.jspecify.annotations.Nullable;

/// Visible light from a scene: Lambertian surfaces under sun and sky by day and under lamps by
/// night, with a mirror image on glossy ones. Radiance 1 is a white surface in full sun.
final class RgbRadiance {
  private static final double[] WHITE = {0.72, 0.72, 0.7};
  private static final double[] YELLOW = {0.66, 0.44, 0.08};
  private static final double[] PAVEMENT = {0.26, 0.255, 0.24};
  private static final double[] GRASS = {0.09, 0.12, 0.045};
  private static final double[] SOIL = {0.26, 0.21, 0.15};

  private final View view;
  private final Scene scene;
  private final Light light;
  private final Atmosphere air;
  private final Sky sky;
  private final LampLight lamps;
  private final double focal;

  /// What the sky sends down on the whole.
  private final Tint dome;

  // What the sub-pixels of a pixel share.
  private final Grain grain;
  private @Nullable Tint skyOfPixel;
  private double patchOfPixel;
  private double crackOfPixel;

  // State of the sub-pixel being shaded.
  private Point place = Point.UP;
  private double nx;
  private double ny;
  private double nz;
  private double footprint;
  private double mirror;
  private Tint glow = Tint.BLACK;
  private final double[] albedo = new double[3];
  private final double[] irradiance = new double[3];
  private final double[] sum = new double[3];

  private RgbRadiance(View view) {
    this.view = view;
    scene = view.scene;
    light = scene.light();
    air = scene.atmosphere();
    lamps = new LampLight(light.lamps());
    sky = new Sky(light, scene.seed());
    focal = view.rasteriser.focal();
    grain = new Grain(scene.seed());
    dome = sky.smooth(0.5);
  }

  /// Mean radiance of each pixel.
  ///
  /// @return planar, three channels at the view's pixels
  static float[] of(View view) {
    return new RgbRadiance(view).pixels();
  }

  private float[] pixels() {
    int n = View.OVERSAMPLING;
    int width = view.width;
    int height = view.height;
    float[] out = new float[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        sum[0] = sum[1] = sum[2] = 0;
        grain.nextPixel();
        skyOfPixel = null;
        crackOfPixel = Double.NaN;
        for (int k = 0; k < n * n; k++) {
          shade(view.at(x, y, k));
        }
        for (int c = 0; c < 3; c++) {
          out[(c * height + y) * width + x] = (float) (sum[c] / (n * n));
        }
      }
    }
    return out;
  }

  private void shade(int at) {
    int y = at / view.buffer.width;
    int x = at - y * view.buffer.width;
    int shape = view.buffer.shape[at];
    if (shape == GeometryBuffer.SKY) {
      Tint s = skyOfPixel == null ? seeSky(x, y) : skyOfPixel;
      skyOfPixel = s;
      add(s.r(), s.g(), s.b());
      return;
    }
    double depth = 1 / view.buffer.nearness[at];
    place = view.rasteriser.place(x, y, depth);
    footprint = View.OVERSAMPLING * depth / focal;
    nx = view.buffer.normal[3 * at];
    ny = view.buffer.normal[3 * at + 1];
    nz = view.buffer.normal[3 * at + 2];
    Surface surface = shape == GeometryBuffer.GROUND ? null : view.surfaces[shape];
    boolean hidden =
        (view.buffer.shade[at] & GeometryBuffer.SHADOW) != 0 || (shape >= 0 && view.shaded[shape]);
    illuminate(hidden, surface, view.buffer.openness[at]);
    paint(surface, depth);
  }

  private Tint seeSky(int x, int y) {
    Point d = view.rasteriser.place(x, y, 1).minus(scene.camera().position()).unit();
    Tint seen = sky.at(d.x(), d.y(), d.z(), 1 / focal);
    return air.extinction() == 0
        ? seen
        : air.airlight().mix(seen, air.transmission(Atmosphere.towardsSky(d.y())));
  }

  private void add(double r, double g, double b) {
    sum[0] += r;
    sum[1] += g;
    sum[2] += b;
  }

  private void illuminate(boolean hidden, @Nullable Surface surface, double open) {
    double above = (0.5 + 0.5 * ny) * open;
    Tint s = dome;
    double facing = 0;
    if (light.sunny() && !hidden) {
      Point l = light.sun();
      facing = nx * l.x() + ny * l.y() + nz * l.z();
      // Leaves let light through and hide some from each other.
      facing =
          surface != null && surface.material() == Material.FOLIAGE
              ? 0.25 + 0.5 * Math.max(-0.3, facing)
              : Math.max(0, facing);
    }
    // Light that the street throws back up.
    double bounce = (0.5 - 0.5 * ny) * 0.13 * open;
    Tint sun = light.sunlight();
    double down = sun.g() * Math.max(0, light.sun().y());
    irradiance[0] = sun.r() * facing + above * s.r() + bounce * (s.r() + down);
    irradiance[1] = sun.g() * facing + above * s.g() + bounce * (s.g() + down);
    irradiance[2] = sun.b() * facing + above * s.b() + bounce * (s.b() + down);
    lamps.shine(place, new Point(nx, ny, nz), 0.3 + 0.7 * open, irradiance);
  }

  private void paint(@Nullable Surface surface, double depth) {
    mirror = 0;
    glow = Tint.BLACK;
    if (surface == null) {
      ground();
    } else {
      glow = surface.glow();
      mirror = surface.material().gloss;
      tint(surface.material(), surface.albedo());
      Facade facade = surface.facade();
      if (facade != null) {
        windows(facade);
      }
    }
    double r = albedo[0] * irradiance[0] + glow.r();
    double g = albedo[1] * irradiance[1] + glow.g();
    double b = albedo[2] * irradiance[2] + glow.b();
    if (mirror > 0) {
      Tint image = mirrored(mirror);
      r += image.r();
      g += image.g();
      b += image.b();
    }
    // The usual haze, or fog that takes away exponentially (Koschmieder, 1924).
    boolean fog = air.extinction() > 0;
    double haze =
        fog
            ? 1 - air.transmission(place.minus(scene.camera().position()).length())
            : light.day() ? depth / (depth + 1400) : 0;
    Tint far = fog ? air.airlight() : light.horizon();
    add(r + haze * (far.r() - r), g + haze * (far.g() - g), b + haze * (far.b() - b));
  }

  private void windows(Facade facade) {
    double along = place.x() * nz - place.z() * nx;
    int part = facade.part(along, place.y());
    if (part == Facade.GLASS) {
      double own = facade.window(along, place.y());
      tint(Material.GLASS, Tint.grey(0.03 + 0.22 * own * own));
      mirror = 0.75;
      double lit = facade.isShop(place.y()) ? 0.75 : facade.lit();
      double glowing = light.day() ? 0 : own < lit ? 0.008 + 0.09 * own / lit : 0;
      glow = new Tint(1.2 * glowing, 0.92 * glowing, (0.4 + 0.5 * own) * glowing);
    } else if (part == Facade.FRAME) {
      for (int c = 0; c < 3; c++) {
        albedo[c] = 0.3 * albedo[c] + 0.35;
      }
    }
  }

  /// Schlick's approximation (1994) of what a glossy surface mirrors.
  private Tint mirrored(double gloss) {
    Point d = place.minus(scene.camera().position()).unit();
    double c = -(d.x() * nx + d.y() * ny + d.z() * nz);
    double u = 1 - Math.clamp(c, 0, 1);
    double share = gloss * (0.08 + 0.92 * u * u * u * u * u);
    double up = d.y() + 2 * c * ny;
    Tint image =
        up > 0 ? sky.smooth(up) : Tint.grey(0.12 * (light.sunlight().g() + light.horizon().g()));
    Point l = light.sun();
    double glint =
        light.sunny()
            ? (d.x() + 2 * c * nx) * l.x() + up * l.y() + (d.z() + 2 * c * nz) * l.z()
            : 0;
    double spark = glint > 0.97 ? (glint - 0.97) * 400 * gloss : 0;
    return new Tint(
        share * (image.r() + spark), share * (image.g() + spark), share * (image.b() + spark));
  }

  private void tint(Material material, Tint colour) {
    double pattern =
        material.roughness == 0 ? 0 : grain.at(material, place, new Point(nx, ny, nz), footprint);
    double k = Math.max(0.15, 1 + material.roughness * pattern);
    albedo[0] = k * colour.r();
    albedo[1] = k * colour.g();
    albedo[2] = k * colour.b();
  }

  private void ground() {
    Cover cover = scene.street().cover(place.x(), place.z());
    switch (cover) {
      case ASPHALT -> asphalt();
      case WHITE -> paintLine(WHITE);
      case YELLOW -> paintLine(YELLOW);
      case PAVEMENT -> {
        ground(Material.PAVEMENT, PAVEMENT);
        joints();
      }
      case GRASS -> ground(Material.GRASS, GRASS);
      case SOIL -> ground(Material.SOIL, SOIL);
    }
    if (air.wetness() > 0) {
      darken();
    }
  }

  /// Light that water on rough ground keeps inside is absorbed there (Lekner and Dorf, 1988).
  private void darken() {
    for (int c = 0; c < 3; c++) {
      albedo[c] *= 1 - 0.45 * air.wetness();
    }
  }

  private void ground(Material material, double[] colour) {
    tint(material, new Tint(colour[0], colour[1], colour[2]));
  }

  private void asphalt() {
    tint(Material.ASPHALT, scene.street().asphalt());
    if (Double.isNaN(crackOfPixel)) {
      patchOfPixel = Texture.noise(place.x() / 3.1, place.z() / 5.3, scene.seed() + 31);
      crackOfPixel = Texture.noise(place.x() / 1.7, place.z() / 1.9, scene.seed() + 37);
    }
    double u = scene.street().u(place.x(), place.z());
    double track = Math.abs(Math.abs(u) - 0.75);
    double k = (patchOfPixel > 0.45 ? 0.72 : 1) * (track < 0.3 ? 0.9 : 1);
    if (Math.abs(crackOfPixel) < 0.02 && patchOfPixel > 0.1 && footprint < 0.16) {
      k *= 0.75;
    }
    for (int c = 0; c < 3; c++) {
      albedo[c] *= k;
    }
  }

  private void paintLine(double[] colour) {
    asphalt();
    double worn =
        Texture.fractal(place.x(), place.z(), 0.6, footprint, scene.seed() + 53)
            + 2 * scene.street().markings().wear();
    double cover = Math.clamp(1.1 - 0.6 * Math.max(0, worn), 0.15, 1);
    for (int c = 0; c < 3; c++) {
      albedo[c] += cover * (colour[c] - albedo[c]);
    }
  }

  private void joints() {
    double a = place.x() / 0.9;
    double b = place.z() / 0.9;
    boolean joint = a - Math.floor(a) < 0.05 || b - Math.floor(b) < 0.05;
    if (joint && footprint < 0.4) {
      for (int c = 0; c < 3; c++) {
        albedo[c] *= 0.7;
      }
    }
  }
}
