package io.semlink.models.nn;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.util.Pair;
import io.semlink.simulator.link.ComputeDevice;

/// Size and work of a network for one forward pass, counted from shapes.
///
/// @param parameters trainable values; running statistics do not count
/// @param multiplyAdds multiply-adds of convolutions, matrices and attention products; biases,
///   normalisations and activations do not count
/// @param thopOperations what the Python package thop prints for the same network, the figure
///   usually published as "FLOPs": four operations a normalised element, four times the work of a
///   transposed 2x2 convolution, no products between activations
public record Complexity(long parameters, long multiplyAdds, long thopOperations) {
  private static final Complexity NONE = new Complexity(0, 0, 0);
  private static final int THOP_NORMALISATION = 4;

  /// Counts a network without taking the memory that it needs. It cannot be used afterwards.
  ///
  /// @param network a new network, modified
  /// @param inputs shapes of its inputs, batch size first
  public static Complexity measure(Block network, Shape... inputs) {
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      Blueprint.draw(network, manager, inputs);
      return of(network);
    }
  }

  /// Counts a network for the input shapes that it was initialised with.
  ///
  /// @param network an initialised network, not modified
  public static Complexity of(Block network) {
    Complexity sum = new Complexity(directParameters(network), 0, 0).plus(layer(network));
    for (Pair<String, Block> child : network.getChildren()) {
      sum = sum.plus(of(child.getValue()));
    }
    return sum;
  }

  /// Sum of two networks that run one after the other.
  ///
  /// @param other the other network's
  public Complexity plus(Complexity other) {
    return new Complexity(
        parameters + other.parameters,
        multiplyAdds + other.multiplyAdds,
        thopOperations + other.thopOperations);
  }

  private static long directParameters(Block block) {
    return block.getDirectParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  private static Complexity layer(Block block) {
    return switch (block) {
      case Linear linear -> products(weight(linear).get(1) * outputs(linear));
      case BatchNorm norm -> normalised(norm);
      case LayerNorm norm -> normalised(norm);
      case OwnWork own -> own.ownWork(block.getInputShapes());
      default -> NONE;
    };
  }

  private static Complexity products(long multiplyAdds) {
    return new Complexity(0, multiplyAdds, multiplyAdds);
  }

  private static Complexity normalised(Block norm) {
    return new Complexity(0, 0, THOP_NORMALISATION * outputs(norm));
  }

  private static Shape weight(Block block) {
    return block.getDirectParameters().get("weight").getShape();
  }

  private static long outputs(Block block) {
    return block.getOutputShapes(block.getInputShapes())[0].size();
  }
}
