package io.semlink.models.torchscript;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// A TorchScript module in the memory of a device. Whatever PyTorch dislikes about it is a {@link
/// BadWeightsException} of one line.
final class TorchScriptModule implements AutoCloseable {
  private final Path file;
  private final Model model;
  private final NDManager root;

  private TorchScriptModule(Path file, Model model, NDManager root) {
    this.file = file;
    this.model = model;
    this.root = root;
  }

  /// Loads a module.
  ///
  /// @param file file of `torch.jit.save`
  /// @param sha256 hash that it must have
  /// @param device where it runs
  /// @throws BadWeightsException if it cannot be read, is no such file, or was changed
  static TorchScriptModule load(Path file, String sha256, ComputeDevice device) {
    if (!Weights.hash(file).equals(sha256)) {
      throw new BadWeightsException("%s was changed while it was in use".formatted(file));
    }
    NDManager root = TorchEngine.newManager(device);
    Model model = TorchEngine.start().newModel("torchscript", root.getDevice());
    try {
      model.load(file, null, Map.of("mapLocation", "true"));
      return new TorchScriptModule(file, model, root);
    } catch (IOException | MalformedModelException | EngineException e) {
      model.close();
      root.close();
      throw new BadWeightsException(
          "%s is not a TorchScript file (torch.jit.save): %s".formatted(file, reason(e)), e);
    }
  }

  /// New memory on the module's device; the caller closes it.
  NDManager newMemory() {
    return root.newSubManager();
  }

  /// Runs the module without recording a graph.
  ///
  /// @param inputs not modified
  /// @return its only output as 32-bit floats
  /// @throws BadWeightsException if it fails or gives something else than one tensor
  NDArray run(NDArray... inputs) {
    try {
      NDList outputs =
          model.getBlock().forward(new ParameterStore(root, false), new NDList(inputs), false);
      if (outputs.size() == 1) {
        return outputs.head().toType(DataType.FLOAT32, false);
      }
      throw new BadWeightsException(
          "%s gives %s tensors but must give one".formatted(file, outputs.size()));
    } catch (EngineException | UnsupportedOperationException | IllegalArgumentException e) {
      throw new BadWeightsException("%s fails: %s".formatted(file, reason(e)), e);
    }
  }

  /// The module's file.
  Path file() {
    return file;
  }

  /// The line of PyTorch's message that says why.
  private static String reason(Exception e) {
    String message = String.valueOf(e.getMessage());
    return message
        .lines()
        .filter(line -> line.matches("\\w*(Error|Exception): .*"))
        .findFirst()
        .or(() -> message.lines().findFirst())
        .orElse("");
  }

  @Override
  public void close() {
    model.close();
    root.close();
  }
}
