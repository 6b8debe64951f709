package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Brings a foreign file into the form of a network: each parameter gets a tensor of its shape, and
/// no tensor of the file is left over.
///
/// @param network name of the network, for messages
/// @param shapes shape of each parameter by name, in the network's order
public record Import(String network, SequencedMap<String, List<Long>> shapes) {
  private static final int LISTED = 12;

  /// Maps the tensors.
  ///
  /// @param source the foreign file
  /// @param map from its names to those of the network
  /// @param rest tensors by our name for parameters that the map gives none; may be empty
  /// @return a tensor for each parameter, in the network's order; values stay in their files
  /// @throws BadWeightsException in one line, if tensors are left over, parameters get none, or
  ///   shapes differ
  public SequencedMap<String, TensorSource> map(
      Weights source, NameMap map, Map<String, ? extends TensorSource> rest) {
    NameMap.Mapped mapped = map.apply(source);
    List<String> surplus = new ArrayList<>(mapped.unmatched());
    mapped
        .origins()
        .forEach((ours, theirs) -> {
          if (!shapes.containsKey(ours)) {
            surplus.add(ours.equals(theirs) ? ours : theirs + " as " + ours);
          }
        });
    List<String> missing = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    SequencedMap<String, TensorSource> result = new LinkedHashMap<>();
    for (Map.Entry<String, List<Long>> parameter : shapes.entrySet()) {
      String name = parameter.getKey();
      TensorSource own = mapped.tensors().get(name);
      TensorSource tensor = own == null ? rest.get(name) : own;
      if (tensor == null) {
        missing.add(name);
      } else if (!tensor.shape().equals(parameter.getValue())) {
        misshapen.add("%s is %s, not %s".formatted(name, tensor.shape(), parameter.getValue()));
      } else {
        result.put(name, tensor);
      }
    }
    requireNone(source, map, surplus, missing, misshapen);
    return result;
  }

  private void requireNone(
      Weights source,
      NameMap map,
      List<String> surplus,
      List<String> missing,
      List<String> misshapen) {
    List<String> faults = new ArrayList<>();
    list(faults, surplus, "of the file have no place there");
    list(faults, missing, "of the network's parameters get none");
    list(faults, misshapen, "have another shape");
    if (!faults.isEmpty()) {
      throw new BadWeightsException(
          "%s does not fit %s by the map %s: %s"
              .formatted(source.source(), network, map.name(), String.join("; ", faults)));
    }
  }

  private static void list(List<String> faults, List<String> names, String fault) {
    if (!names.isEmpty()) {
      List<String> shown = names.stream().limit(LISTED).map(Excerpt::of).toList();
      faults.add(
          "%s %s (%s%s)"
              .formatted(
                  names.size(),
                  fault,
                  String.join(", ", shown),
                  names.size() > LISTED ? ", ..." : ""));
    }
  }
}
