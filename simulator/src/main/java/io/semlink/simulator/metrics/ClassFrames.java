package io.semlink.simulator.metrics;

import java.util.List;
import java.util.stream.IntStream;

/// In how many frames the truth has each class: whether frames can tell how well a class is found.
/// A class that happens to be in none of them counts 0 in a mean and may be worth a ninth of it
/// among more frames like these; of one that is in one or two, the spread is unknown.
///
/// @param numFrames how many frames there are
/// @param present in how many of them each class is
public record ClassFrames(int numFrames, List<Integer> present) {
  /// Frames that must have each class of a mean.
  public static final int FOR_MEAN = 3;

  /// Frames that must have a class for figures of this class alone.
  public static final int FOR_CLASS = 10;

  /// A class that is in none of so many frames is taken not to occur: by the rule of three it is in
  /// less than one of a hundred.
  public static final int NEVER = 300;

  /// Copies the list.
  public ClassFrames {
    present = List.copyOf(present);
  }

  /// Counts.
  ///
  /// @param frames one matrix a frame, row = truth, of one size
  public static ClassFrames of(List<ConfusionMatrix> frames) {
    int classes = frames.isEmpty() ? 0 : frames.getFirst().numClasses();
    return new ClassFrames(
        frames.size(),
        IntStream.range(0, classes)
            .mapToObj(c -> (int) frames.stream().filter(f -> f.truePixels(c) > 0).count())
            .toList());
  }

  /// Whether a mean over all classes has an interval.
  public boolean bearMean() {
    return numFrames > 0 && bearMean(IntStream.range(0, present.size()).boxed().toList());
  }

  /// Whether a mean over some classes has an interval.
  public boolean bearMean(List<Integer> classes) {
    return classes.stream()
        .map(present::get)
        .allMatch(frames -> frames >= FOR_MEAN || (frames == 0 && numFrames >= NEVER));
  }

  /// Whether figures of one class have an interval.
  public boolean bear(int classIndex) {
    return present.get(classIndex) >= FOR_CLASS;
  }
}
