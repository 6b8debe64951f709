package io.semlink.models.weights;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Names of parameters in the manner of PyTorch: path of the block, then the parameter, joined by
/// dots. Children of a sequence are called by their index from 0 (layers without parameters count);
/// of a normalisation gamma, beta, runningMean and runningVar are called weight, bias, running_mean
/// and running_var.
public final class ParameterNames {
  private ParameterNames() {}

  /// All parameters below a block, running statistics included, in the order of construction.
  ///
  /// @param prefix first part of every name
  /// @param root the block, initialised
  /// @return a new map from name to parameter
  public static SequencedMap<String, Parameter> of(String prefix, Block root) {
    SequencedMap<String, Parameter> named = new LinkedHashMap<>();
    collect(prefix, root, named);
    return named;
  }

  private static void collect(String path, Block block, SequencedMap<String, Parameter> named) {
    for (Pair<String, Parameter> parameter : block.getDirectParameters()) {
      named.put(path + "." + torchName(parameter.getKey()), parameter.getValue());
    }
    int index = 0;
    for (Pair<String, Block> child : block.getChildren()) {
      String name =
          block instanceof SequentialBlock
              ? Integer.toString(index)
              : withoutNumber(child.getKey());
      collect(path + "." + name, child.getValue(), named);
      index++;
    }
  }

  /// DJL puts the number of the child, two digits, before its name.
  private static String withoutNumber(String djlName) {
    return djlName.substring(2);
  }

  private static String torchName(String djlName) {
    return switch (djlName) {
      case "gamma" -> "weight";
      case "beta" -> "bias";
      case "runningMean" -> "running_mean";
      case "runningVar" -> "running_var";
      default -> djlName;
    };
  }
}
