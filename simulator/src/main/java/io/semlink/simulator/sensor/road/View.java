package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.SegmentationClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scene projected at one resolution: what every sub-pixel sees, and the shapes it may see.
final class View {
  /// Sub-pixels a pixel and axis.
  static final int OVERSAMPLING = 2;

  final Scene scene;

  /// Rows of pixels of the picture.
  final int height;

  /// Columns of pixels of the picture.
  final int width;

  /// What a pinhole sees; as large as the picture's sub-pixels unless the lens bends it.
  final GeometryBuffer buffer;

  final Rasteriser rasteriser;

  /// Surface of each shape, by shape index.
  final Surface[] surfaces;

  /// Whether a shape is hidden from the sun by what stands around it, by shape index.
  final boolean[] shaded;

  private final int @Nullable [] bent;

  private View(Scene scene, Frame frame, List<Shape> shapes) {
    this.scene = scene;
    height = frame.height;
    width = frame.width;
    int tall = OVERSAMPLING * height;
    int wide = OVERSAMPLING * width;
    double k = frame.distortion;
    bent = k == 0 ? null : Distortion.sources(tall, wide, k);
    buffer = new GeometryBuffer(Distortion.pinhole(tall, k), Distortion.pinhole(wide, k));
    surfaces = shapes.stream().map(Shape::surface).toArray(Surface[]::new);
    shaded = new boolean[surfaces.length];
    rasteriser = new Rasteriser(scene, buffer, wide, surfaces);
  }

  /// Size and bend of a picture.
  ///
  /// @param height rows of pixels
  /// @param width columns of pixels
  /// @param distortion of the lens, see {@link Conditions.Optics}
  record Frame(int height, int width, double distortion) {}

  /// Projects a scene through a straight lens.
  ///
  /// @param height rows of pixels
  /// @param width columns of pixels
  static View of(Scene scene, int height, int width) {
    return of(scene, new Frame(height, width, 0));
  }

  /// Projects a scene.
  static View of(Scene scene, Frame frame) {
    List<Shape> shapes = new ArrayList<>();
    scene.bodies().forEach(b -> shapes.addAll(b.shapes()));
    View view = new View(scene, frame, shapes);
    view.rasteriser.ground();
    // See-through shapes come last: they may only name what is already seen.
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < shapes.size(); i++) {
        if ((view.surfaces[i].material() == Material.OPEN) == (pass == 1)) {
          view.rasteriser.draw(i, shapes.get(i));
        }
      }
    }
    view.contacts();
    if (scene.light().sunny()) {
      view.shadows();
    }
    return view;
  }

  /// Ground beneath an object sees less of the sky; three nested patches soften the edge.
  private void contacts() {
    for (Body body : scene.bodies()) {
      for (double size :
          body.footprint().isEmpty() ? new double[0] : new double[] {1.5, 1.2, 0.95}) {
        List<Point> patch =
            body.footprint().stream()
                .map(p -> body.foot().towards(p, size))
                .map(p -> new Point(p.x(), 0, p.z()))
                .toList();
        rasteriser.shade(patch, 0, 0.72, false);
      }
    }
  }

  private void shadows() {
    Point sun = scene.light().sun();
    List<Patch> lasting = new ArrayList<>();
    for (int owner = 0; owner < scene.bodies().size(); owner++) {
      Body body = scene.bodies().get(owner);
      if (body.footprint().isEmpty() && lies(body)) {
        continue;
      }
      int flags = GeometryBuffer.SHADOW | (body.lasting() ? GeometryBuffer.LASTING : 0);
      for (Shape shape : body.shapes()) {
        if (shape.surface().material() != Material.OPEN) {
          List<Point> outline = Hull.shadow(shape, sun);
          boolean leaves = shape.surface().material() == Material.FOLIAGE;
          rasteriser.shade(outline, flags, 1, leaves);
          if (body.lasting() && (leaves || shape.surface().material() == Material.WALL)) {
            lasting.add(Patch.of(owner, outline));
          }
        }
      }
    }
    shade(lasting);
  }

  /// Whether a body lies flat on the ground: a kerb or a bump, whose shadow is its own flank.
  private static boolean lies(Body body) {
    return body.shapes().getFirst().surface().material() == Material.GROUND_BOUND;
  }

  private void shade(List<Patch> patches) {
    int index = 0;
    for (int owner = 0; owner < scene.bodies().size(); owner++) {
      Body body = scene.bodies().get(owner);
      int own = owner;
      boolean dark =
          !body.footprint().isEmpty()
              && patches.stream().anyMatch(p -> p.owner != own && p.covers(body.foot()));
      for (int i = 0; i < body.shapes().size(); i++) {
        shaded[index++] = dark;
      }
    }
  }

  /// A lasting shadow on the ground.
  private record Patch(
      int owner, List<Point> outline, double minX, double maxX, double minZ, double maxZ) {
    static Patch of(int owner, List<Point> outline) {
      double minX = Double.MAX_VALUE;
      double maxX = -Double.MAX_VALUE;
      double minZ = Double.MAX_VALUE;
      double maxZ = -Double.MAX_VALUE;
      for (Point p : outline) {
        minX = Math.min(minX, p.x());
        maxX = Math.max(maxX, p.x());
        minZ = Math.min(minZ, p.z());
        maxZ = Math.max(maxZ, p.z());
      }
      return new Patch(owner, outline, minX, maxX, minZ, maxZ);
    }

    boolean covers(Point p) {
      if (p.x() < minX || p.x() > maxX || p.z() < minZ || p.z() > maxZ) {
        return false;
      }
      int left = 0;
      int right = 0;
      for (int i = 0; i < outline.size(); i++) {
        Point a = outline.get(i);
        Point b = outline.get((i + 1) % outline.size());
        double turn = (b.x() - a.x()) * (p.z() - a.z()) - (b.z() - a.z()) * (p.x() - a.x());
        left += turn > 0 ? 1 : 0;
        right += turn < 0 ? 1 : 0;
      }
      return left == 0 || right == 0;
    }
  }

  /// Index in {@link #buffer} of one of a pixel's sub-pixels.
  ///
  /// @param x column of the pixel
  /// @param y row of the pixel
  /// @param k which of its sub-pixels, row by row
  int at(int x, int y, int k) {
    int column = x * OVERSAMPLING + k % OVERSAMPLING;
    int row = y * OVERSAMPLING + k / OVERSAMPLING;
    int at = row * OVERSAMPLING * width + column;
    return bent == null ? at : bent[at];
  }

  /// Class of each pixel: the majority of its sub-pixels, ties to the nearer.
  byte[] labels() {
    byte[] out = new byte[height * width];
    int[] at = new int[OVERSAMPLING * OVERSAMPLING];
    for (int i = 0; i < out.length; i++) {
      int row = i / width;
      for (int k = 0; k < at.length; k++) {
        at[k] = at(i % width, row, k);
      }
      byte only = buffer.label[at[0]];
      boolean one = true;
      for (int k : at) {
        one &= buffer.label[k] == only;
      }
      out[i] = one ? only : majority(at);
    }
    return out;
  }

  private byte majority(int[] at) {
    int[] votes = new int[SegmentationClass.COUNT];
    float[] near = new float[SegmentationClass.COUNT];
    for (int k : at) {
      int c = buffer.label[k];
      votes[c]++;
      near[c] = Math.max(near[c], buffer.labelNearness[k]);
    }
    int best = 0;
    for (int c = 1; c < votes.length; c++) {
      if (votes[c] > votes[best] || (votes[c] == votes[best] && near[c] > near[best])) {
        best = c;
      }
    }
    return (byte) best;
  }
}
