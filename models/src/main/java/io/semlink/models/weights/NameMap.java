package io.semlink.models.weights;

import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.notation.Excerpt;
import io.semlink.simulator.notation.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which tensor of a foreign file becomes which parameter.
///
/// A map is lines `theirs = ours`; `#` begins a comment. A `*` on the left stands for any text,
/// dots included, and the first `*` on the right for what the first one on the left stood for, and
/// so on. For each of their names the first left side that fits decides; further lines with the
/// very same left side apply as well, so that one tensor can become several parameters. `theirs =
/// -` leaves a tensor out. `mean(theirs) = ours` takes the mean over the second dimension, the
/// input channels of a convolution, as RTFNet does for the first convolution of its thermal trunk.
public final class NameMap {
  private static final String NOTHING = "-";
  private static final Pattern LINE =
      Pattern.compile("\\s*(mean\\(\\s*)?([^\\s=()]+)\\s*(\\))?\\s*=\\s*([^\\s=()]+)\\s*");

  /// Every tensor keeps its name.
  public static final NameMap IDENTITY = of("identity", "* = *");

  /// The maps that have a name: `identity`; `torchvision-resnet-rgb`, `torchvision-resnet-thermal`
  /// and `torchvision-resnet` (both) from torchvision's ResNet to the trunks of the transmitter.
  public static final SequencedMap<String, NameMap> BUILT_IN = builtIn();

  private final String name;
  private final List<NameRule> rules;

  private NameMap(String name, List<NameRule> rules) {
    this.name = name;
    this.rules = List.copyOf(rules);
  }

  /// Name of the map or of its file, for messages.
  public String name() {
    return name;
  }

  private static SequencedMap<String, NameMap> builtIn() {
    String classifier = "fc.* = -\n";
    String rgb = "* = encoder.rgb.*\n";
    String thermal = "mean(conv1.weight) = encoder.thermal.conv1.weight\n";
    String rest = "* = encoder.thermal.*\n";
    SequencedMap<String, NameMap> maps = new LinkedHashMap<>();
    for (NameMap map :
        List.of(
            IDENTITY,
            of("torchvision-resnet-rgb", classifier + rgb),
            of("torchvision-resnet-thermal", classifier + thermal + rest),
            of(
                "torchvision-resnet",
                classifier + "conv1.weight = encoder.rgb.conv1.weight\n" + thermal + rgb + rest))) {
      maps.put(map.name, map);
    }
    return Collections.unmodifiableSequencedMap(maps);
  }

  /// Reads a map.
  ///
  /// @param name for messages
  /// @param text lines `theirs = ours`
  /// @throws BadWeightsException if a line is none
  public static NameMap of(String name, String text) {
    return of(TextFile.of(name, text, BadWeightsException::new));
  }

  /// Reads the file of a map.
  ///
  /// @throws BadWeightsException if it cannot be read or a line is none
  public static NameMap read(Path file) {
    return of(TextFile.read(file, BadWeightsException::new));
  }

  private static NameMap of(TextFile text) {
    List<NameRule> rules = new ArrayList<>();
    for (TextFile.Line line : text.lines()) {
      int remark = line.text().indexOf('#');
      String content = remark < 0 ? line.text() : line.text().substring(0, remark);
      if (!content.isBlank()) {
        rules.add(rule(line.place(), content));
      }
    }
    return new NameMap(text.place(), rules);
  }

  private static NameRule rule(String place, String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches() || (matcher.group(1) == null) != (matcher.group(3) == null)) {
      throw new BadWeightsException(
          "%s: \"%s\" must be theirs = ours, mean(theirs) = ours or theirs = -"
              .formatted(place, Excerpt.of(line.strip())));
    }
    try {
      return new NameRule(matcher.group(2), matcher.group(1) != null, matcher.group(4));
    } catch (IllegalArgumentException e) {
      throw new BadWeightsException("%s: %s".formatted(place, e.getMessage()), e);
    }
  }

  /// Gives the tensors of a file their new names. PyTorch's counters `num_batches_tracked` are left
  /// out.
  ///
  /// @param source the file
  /// @return tensors by our name; those that no line fits are in {@link Mapped#unmatched()}
  /// @throws BadWeightsException if two tensors get the same name
  public Mapped apply(Weights source) {
    Mapped mapped = new Mapped(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    source
        .contents()
        .tensors()
        .forEach((theirs, tensor) -> {
          if (!Weights.isCounter(theirs) && !apply(source, theirs, tensor, mapped)) {
            mapped.unmatched().add(theirs);
          }
        });
    return mapped;
  }

  /// What a map made of a file.
  ///
  /// @param tensors by our name
  /// @param origins their name by ours
  /// @param unmatched their names that no line fits
  public record Mapped(
      SequencedMap<String, TensorSource> tensors,
      SequencedMap<String, String> origins,
      List<String> unmatched) {}

  private boolean apply(Weights source, String theirs, TensorSource tensor, Mapped mapped) {
    NameRule first =
        rules.stream().filter(rule -> rule.matcher(theirs).matches()).findFirst().orElse(null);
    if (first == null) {
      return false;
    }
    for (NameRule rule : rules) {
      if (rule.theirs().equals(first.theirs()) && !rule.ours().equals(NOTHING)) {
        Matcher matcher = rule.matcher(theirs);
        matcher.matches();
        String ours = rule.ours(matcher);
        TensorSource value = rule.mean() ? mean(source.source(), theirs, tensor) : tensor;
        mapped.tensors().put(ours, value);
        if (mapped.origins().put(ours, theirs) != null) {
          throw new BadWeightsException(
              "%s: by the map %s two tensors become %s, the second is %s"
                  .formatted(source.source(), name, Excerpt.of(ours), Excerpt.of(theirs)));
        }
      }
    }
    return true;
  }

  private static TensorSource mean(String source, String theirs, TensorSource tensor) {
    if (tensor.shape().size() < 2 || tensor.shape().get(1) == 0) {
      throw new BadWeightsException(
          "%s: tensor %s has shape %s, whose second dimension has no mean"
              .formatted(source, Excerpt.of(theirs), tensor.shape()));
    }
    return new ChannelMean(tensor);
  }
}
