package io.semlink.simulator.sensor.road;

import org.jspecify.annotations.Nullable;

/// What makes a street harder to see than on a clear day or night: weather, temperatures that
/// cross, cameras that are not aligned, and optics. {@link #CLEAR} adds nothing.
///
/// Every effect draws from a stream of its own, so that switching one on changes no other.
///
/// @param weather the air and the wet
/// @param visibility meteorological optical range of fog in metres, 10..2000: the path that leaves
///   5 % of a collimated beam (World Meteorological Organization, Guide No. 8); absent: drawn for
///   each frame, log-uniform in 40..250. Used in fog alone
/// @param crossover share 0..1 of every difference from the air's temperature that is gone. At 1
///   the thermal camera sees objects, people and engines included, as it sees their background: the
///   thermal crossover of dusk and dawn. The visible picture and the sky stay as they are
/// @param alignment how the thermal camera differs from the visible one
/// @param optics lenses and the visible camera's file
public record Conditions(
    Weather weather,
    @Nullable Double visibility,
    double crossover,
    Alignment alignment,
    Optics optics) {

  /// The air and the wet.
  public enum Weather {
    /// As the scene is drawn, dry, with a haze that 60 m do not show.
    CLEAR,
    /// Fog of small drops: exponential extinction with distance, strong in visible light, weaker in
    /// the long-wave infrared.
    FOG,
    /// Streaks, a wet street that mirrors what stands on it, a closed sky, surfaces near the air's
    /// temperature.
    RAIN,
    /// Clear, fog or rain, drawn for each frame with equal probability.
    MIXED
  }

  /// How the thermal camera differs from the visible one. Labels and visible pictures do not move.
  ///
  /// @param pixels length of its shift in pixels of the frame, 0..4, in a direction drawn for each
  ///   frame
  /// @param degrees angle 0..1 by which it is turned about the optical axis, to a side drawn for
  ///   each frame
  /// @param baseline metres 0..0.5 that it stands to the right: near things shift to the left by
  ///   focal length times baseline over depth, far ones do not
  public record Alignment(double pixels, double degrees, double baseline) {
    /// Both cameras in one place.
    public static final Alignment EXACT = new Alignment(0, 0, 0);

    /// @throws IllegalArgumentException if a value is out of its range
    public Alignment {
      Bound.require("misalignment", pixels, 0, 4, "px");
      Bound.require("rotation", degrees, 0, 1, "deg");
      Bound.require("baseline", baseline, 0, 0.5, "m");
    }
  }

  /// Lenses, and the file of the visible camera.
  ///
  /// @param motion length of the visible camera's shake during an exposure, in pixels of the frame,
  ///   0..16, in a direction drawn for each frame. The thermal camera stays sharp
  /// @param defocus radius of the visible camera's blur disc in pixels of the frame, 0..8
  /// @param distortion radial distortion of both lenses, -0.3..0.3: a point that a pinhole camera
  ///   would show at a radius r_u is shown at r_d with r_u = r_d (1 - distortion r_d^2), radii in
  ///   half diagonals (Brown, 1966, first term); below 0 is a barrel, above 0 a pincushion. Labels
  ///   bend with the pictures
  /// @param jpegQuality quality 1..100 on the scale of the Independent JPEG Group at which the
  ///   visible picture is compressed and decompressed once; absent: never
  public record Optics(
      double motion, double defocus, double distortion, @Nullable Integer jpegQuality) {
    /// Only what every frame has.
    public static final Optics USUAL = new Optics(0, 0, 0, null);

    /// @throws IllegalArgumentException if a value is out of its range
    public Optics {
      Bound.require("motion", motion, 0, 16, "px");
      Bound.require("defocus", defocus, 0, 8, "px");
      Bound.require("distortion", distortion, -0.3, 0.3, "");
      if (jpegQuality != null) {
        Bound.require("JPEG quality", jpegQuality, 1, 100, "");
      }
    }
  }

  /// Nothing added.
  public static final Conditions CLEAR =
      new Conditions(Weather.CLEAR, null, 0, Alignment.EXACT, Optics.USUAL);

  /// @throws IllegalArgumentException if a value is out of its range
  public Conditions {
    Bound.require("crossover", crossover, 0, 1, "");
    if (visibility != null) {
      Bound.require("visibility", visibility, 10, 2000, "m");
    }
  }

  /// The same in other weather.
  public Conditions with(Weather other) {
    return new Conditions(other, visibility, crossover, alignment, optics);
  }

  /// The same with another crossover.
  public Conditions with(double otherCrossover) {
    return new Conditions(weather, visibility, otherCrossover, alignment, optics);
  }

  /// The same with another alignment.
  public Conditions with(Alignment other) {
    return new Conditions(weather, visibility, crossover, other, optics);
  }

  /// The same with other optics.
  public Conditions with(Optics other) {
    return new Conditions(weather, visibility, crossover, alignment, other);
  }
}
