package io.semlink.simulator.sensor.road;

/// A regular grid of windows on a wall.
///
/// @param pitch distance between windows along the wall, metres
/// @param storey height of a storey, metres
/// @param width share of the pitch that is glass, 0..1
/// @param height share of the storey that is glass, 0..1
/// @param lit share of windows with light behind them at night, 0..1
/// @param shop whether the ground floor is a lit shop front
/// @param seed tells this wall's windows from other walls'
record Facade(
    double pitch, double storey, double width, double height, double lit, boolean shop, int seed) {

  /// Outside any window.
  static final int WALL = 0;

  /// On a window's frame or sill.
  static final int FRAME = 1;

  /// On glass.
  static final int GLASS = 2;

  /// What lies at a place of the wall.
  ///
  /// @param along metres along the wall
  /// @param up metres above the ground
  int part(double along, double up) {
    boolean ground = shop && up < storey;
    double fu = along / pitch - Math.floor(along / pitch) - 0.5;
    double fv = up / storey - Math.floor(up / storey) - 0.55;
    double dx = Math.abs(fu) - 0.5 * (ground ? 0.86 : width);
    double dy = Math.abs(fv) - 0.5 * (ground ? 0.75 : height);
    if (dx < 0 && dy < 0) {
      return GLASS;
    }
    return dx < 0.06 && dy < 0.06 ? FRAME : WALL;
  }

  /// A value in 0..1 of the window at a place, for its light and its curtains.
  double window(double along, double up) {
    int i = (int) Math.floor(along / pitch);
    int j = (int) Math.floor(up / storey);
    return Texture.hash(i, j, seed) * 0x1p-32 + 0.5;
  }

  /// Whether the ground floor at this height is a shop front.
  boolean isShop(double up) {
    return shop && up < storey;
  }
}
