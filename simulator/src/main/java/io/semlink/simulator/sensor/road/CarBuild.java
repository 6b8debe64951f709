package io.semlink.simulator.sensor.road;

import java.util.List;

/// Proportions of a kind of car. Places along it are shares of its length, from the tail (0) to the
/// nose (1).
///
/// @param length metres
/// @param width metres
/// @param height of the roof, metres
/// @param belt height of the lower edge of the windows, metres
/// @param tailTop height of the body at the tail, metres
/// @param rearScreen where the rear window begins
/// @param rearRoof where the roof begins
/// @param frontRoof where the roof ends
/// @param windscreen where the windscreen ends
record CarBuild(
    double length,
    double width,
    double height,
    double belt,
    double tailTop,
    double rearScreen,
    double rearRoof,
    double frontRoof,
    double windscreen) {

  private static final CarBuild SALOON =
      new CarBuild(4.6, 1.78, 1.45, 0.92, 0.93, 0.14, 0.30, 0.56, 0.73);
  private static final CarBuild HATCHBACK =
      new CarBuild(4.0, 1.74, 1.50, 0.94, 0.96, 0.03, 0.12, 0.56, 0.75);
  private static final CarBuild ESTATE =
      new CarBuild(4.7, 1.84, 1.70, 1.05, 1.08, 0.02, 0.07, 0.58, 0.74);
  private static final CarBuild MINI =
      new CarBuild(3.4, 1.48, 1.68, 0.98, 1.0, 0.01, 0.04, 0.70, 0.84);
  private static final CarBuild VAN =
      new CarBuild(4.8, 1.85, 2.0, 1.1, 1.12, 0.01, 0.03, 0.76, 0.90);

  static final List<CarBuild> ALL =
      List.of(SALOON, SALOON, HATCHBACK, HATCHBACK, ESTATE, ESTATE, MINI, VAN);

  static final List<Tint> PAINTS =
      List.of(
          Tint.grey(0.72),
          Tint.grey(0.68),
          Tint.grey(0.42),
          Tint.grey(0.30),
          Tint.grey(0.14),
          Tint.grey(0.04),
          Tint.grey(0.03),
          new Tint(0.05, 0.09, 0.25),
          new Tint(0.35, 0.03, 0.03),
          new Tint(0.25, 0.27, 0.22),
          new Tint(0.10, 0.16, 0.28));
}
