package io.semlink.models.evaluation;

import io.semlink.simulator.metrics.ConfusionMatrix;
import io.semlink.simulator.sensor.SegmentationClass;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// The classes that a mean is taken over, and what becomes of the others.
///
/// Putting the others to class 0 changes the IoU of class 0 alone: a prediction of another class on
/// the background of the truth is then right. Ignoring them changes the IoU of every class that was
/// predicted where they are.
///
/// @param classes at least one, each once
/// @param rest what becomes of the classes that are not named; class 0 stays in any case
public record ClassSubset(List<SegmentationClass> classes, Rest rest) {
  /// All classes as they are.
  public static final ClassSubset ALL =
      new ClassSubset(List.of(SegmentationClass.values()), Rest.KEPT);

  /// What becomes of the other classes.
  public enum Rest {
    /// They stay what they are.
    KEPT,
    /// They are class 0, in the truth as in the prediction.
    UNLABELLED,
    /// Pixels whose truth they are do not count; where they are predicted, it is class 0.
    IGNORED;

    /// The word of the command line, lower case.
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if it is empty or names a class twice
  public ClassSubset {
    classes = List.copyOf(classes);
    if (classes.isEmpty() || new LinkedHashSet<>(classes).size() < classes.size()) {
      throw new IllegalArgumentException(
          "classes are %s but must be at least one, each once".formatted(classes));
    }
  }

  /// The name of a class in files: lower case.
  public static String name(SegmentationClass c) {
    return c.name().toLowerCase(Locale.ROOT);
  }

  /// A class by its name in files; "other" is class 0.
  ///
  /// @throws IllegalArgumentException if there is none
  public static SegmentationClass named(String name) {
    return Arrays.stream(SegmentationClass.values())
        .filter(c -> name(c).equals(name.equals("other") ? "unlabelled" : name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no class \"%s\" but %s"
                    .formatted(
                        name,
                        String.join(
                            ", ",
                            Arrays.stream(SegmentationClass.values())
                                .map(ClassSubset::name)
                                .toList()))));
  }

  /// Indices of the classes.
  List<Integer> indices() {
    List<SegmentationClass> all = List.of(SegmentationClass.values());
    return classes.stream().map(all::indexOf).toList();
  }

  /// The counts with the other classes as told.
  public ConfusionMatrix counts(ConfusionMatrix counts) {
    if (rest == Rest.KEPT) {
      return counts;
    }
    int[] truth = new int[counts.numClasses()];
    int[] predicted = new int[counts.numClasses()];
    for (int c = 1; c < truth.length; c++) {
      boolean named = indices().contains(c);
      truth[c] = named ? c : rest == Rest.IGNORED ? -1 : 0;
      predicted[c] = named ? c : 0;
    }
    return counts.mapped(truth, predicted);
  }
}
