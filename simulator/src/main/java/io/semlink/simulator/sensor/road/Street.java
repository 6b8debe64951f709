package io.semlink.simulator.sensor.road;

/// The ground: a carriageway that bends gently, with markings, two verges and perhaps a side
/// street. Lateral offsets u are measured from the camera's own path, to the right.
///
/// @param bend curvature, 1/m
/// @param heading slope of the path against z where the camera stands
/// @param left offset of the left edge of the carriageway, below 0
/// @param right offset of its right edge, above 0
/// @param leftVerge what lies beyond the left edge
/// @param rightVerge what lies beyond the right edge
/// @param junction z of the middle of a side street, beyond the view if there is none
/// @param junctionWidth width of the side street
/// @param markings painted lines
/// @param asphalt albedo of the carriageway
record Street(
    double bend,
    double heading,
    double left,
    double right,
    Verge leftVerge,
    Verge rightVerge,
    double junction,
    double junctionWidth,
    Markings markings,
    Tint asphalt) {

  /// Height of a raised pavement, metres.
  static final double RAISE = 0.14;

  /// Radius of the kerb where a side street begins, metres.
  static final double CORNER = 4;

  /// What a patch of ground is made of.
  enum Cover {
    ASPHALT,
    WHITE,
    YELLOW,
    PAVEMENT,
    GRASS,
    SOIL
  }

  /// The ground beside a carriageway.
  ///
  /// @param raised whether a kerb lifts it
  /// @param near cover next to the carriageway
  /// @param width of the near cover, metres
  /// @param far cover beyond it
  record Verge(boolean raised, Cover near, double width, Cover far) {}

  /// Painted lines.
  ///
  /// @param centre offset of the line between the directions
  /// @param yellow whether that line is yellow
  /// @param dashed whether it is broken
  /// @param edges whether the edges are lined
  /// @param lane width of a lane on this side; lines repeat at it
  /// @param zebra z of a zebra crossing, beyond the view if there is none
  /// @param wear share of paint that is gone, 0..1
  record Markings(
      double centre,
      boolean yellow,
      boolean dashed,
      boolean edges,
      double lane,
      double zebra,
      double wear) {}

  /// World x of an offset.
  double x(double u, double z) {
    return u + heading * z + 0.5 * bend * z * z;
  }

  /// Offset of a place.
  double u(double x, double z) {
    return x - heading * z - 0.5 * bend * z * z;
  }

  /// A place above the ground level at an offset.
  Point at(double u, double y, double z) {
    return new Point(x(u, z), y, z);
  }

  /// A place on the ground, pavement or not.
  Point ground(double u, double z) {
    double x = x(u, z);
    return new Point(x, raised(x, z) ? RAISE : 0, z);
  }

  /// Direction of the street at z, as the slope of x over z.
  double slope(double z) {
    return heading + bend * z;
  }

  Verge verge(int side) {
    return side < 0 ? leftVerge : rightVerge;
  }

  /// Offset of the edge on a side, -1 or 1.
  double edge(int side) {
    return side < 0 ? left : right;
  }

  /// Whether a place lies on a raised pavement.
  boolean raised(double x, double z) {
    double u = u(x, z);
    int side = u < 0 ? -1 : 1;
    double beyond = side * (u - edge(side));
    return beyond > 0 && verge(side).raised && !inJunction(beyond, z);
  }

  private boolean inJunction(double beyond, double z) {
    double gap = Math.abs(z - junction) - junctionWidth / 2;
    if (gap <= 0) {
      return true;
    }
    if (gap >= CORNER || beyond >= CORNER) {
      return false;
    }
    double dz = CORNER - gap;
    double du = CORNER - beyond;
    return dz * dz + du * du > CORNER * CORNER;
  }

  /// What lies at a place.
  Cover cover(double x, double z) {
    double u = u(x, z);
    int side = u < 0 ? -1 : 1;
    double beyond = side * (u - edge(side));
    if (beyond <= 0 || inJunction(beyond, z)) {
      return beyond <= 0 ? carriageway(u, z, -beyond) : Cover.ASPHALT;
    }
    return beyond < verge(side).width ? verge(side).near : verge(side).far;
  }

  private Cover carriageway(double u, double z, double inside) {
    if (Math.abs(z - markings.zebra) < 1.6) {
      return stripe(u, 0.9, 0.45) && inside > 0.4 ? Cover.WHITE : Cover.ASPHALT;
    }
    if (Math.abs(z - junction) < junctionWidth / 2) {
      return Cover.ASPHALT;
    }
    double off = u - markings.centre;
    if (Math.abs(off) < 0.09 && (!markings.dashed || stripe(z, 8, 4))) {
      return markings.yellow ? Cover.YELLOW : Cover.WHITE;
    }
    if (markings.edges && Math.abs(inside - 0.3) < 0.07) {
      return Cover.WHITE;
    }
    double lanes = Math.abs(off) / markings.lane;
    boolean line = Math.abs(lanes - Math.rint(lanes)) * markings.lane < 0.07;
    return line && lanes > 0.5 && inside > 1.5 && stripe(z, 9, 3) ? Cover.WHITE : Cover.ASPHALT;
  }

  private static boolean stripe(double v, double period, double length) {
    return v - period * Math.floor(v / period) < length;
  }
}
