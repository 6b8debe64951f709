package io.semlink.models.promsc;

import ai.djl.ndarray.types.Shape;
import io.semlink.models.nn.Complexity;
import io.semlink.simulator.units.Resolution;

/// Size and work of a ProMSC network for one frame, with all planes sent.
///
/// @param encoder the transmitter's network
/// @param decoder the receiver's network
public record PromscComplexity(Complexity encoder, Complexity decoder) {

  /// Counts a network without taking the memory that it needs.
  ///
  /// @param config its shape
  public static PromscComplexity of(PromscConfig config) {
    Resolution size = config.resolution();
    Shape rgb = new Shape(1, 3, size.height(), size.width());
    Shape thermal = new Shape(1, 1, size.height(), size.width());
    Shape code = new Shape(1, config.maxPlanes(), config.gridHeight(), config.gridWidth());
    return new PromscComplexity(
        Complexity.measure(new PromscEncoder(config), rgb, thermal),
        Complexity.measure(new PromscDecoder(config), code));
  }

  /// Both networks.
  public Complexity total() {
    return encoder.plus(decoder);
  }
}
