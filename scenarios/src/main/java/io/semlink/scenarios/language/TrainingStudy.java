package io.semlink.scenarios.language;

import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.training.ClassWeighting;
import io.semlink.reports.ablation.Claim;
import io.semlink.simulator.notation.PlainNumber;
import io.semlink.simulator.sensor.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A scenario with a block `training`, read and checked: variants of a network are trained from
/// several seeds and compared.
///
/// @param study name of the study, also of its folder
/// @param schedule what all trainings have in common
/// @param seeds of the trainings, each once
/// @param variants in the order of the file, at least one
/// @param evaluation how trained networks are judged
/// @param claims about the variants
public record TrainingStudy(
    String study,
    Schedule schedule,
    List<Long> seeds,
    List<Variant> variants,
    Evaluation evaluation,
    List<Claim> claims) {
  private static final String VARIANTS = "training.variants";
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
  private static final int MAX_COUNT = 10_000_000;

  /// What all trainings have in common.
  ///
  /// @param steps optimiser steps of the second stage
  /// @param batch frames a step
  /// @param frames training scenes of a seed
  public record Schedule(int steps, int batch, int frames) {}

  /// One kind of training.
  ///
  /// @param name of the variant, also of its folders
  /// @param network shape of the network
  /// @param promptSteps optimiser steps of the first stage, 0 for none
  /// @param channelNoise whether the link of the training makes errors
  /// @param weighting of the classes
  public record Variant(
      String name,
      PromscConfig network,
      int promptSteps,
      boolean channelNoise,
      ClassWeighting weighting) {}

  /// How trained networks are judged: every number of planes at every bit error rate.
  ///
  /// @param frames test scenes
  /// @param planes bits a token
  /// @param bitErrorRates probabilities that a payload bit arrives wrong
  public record Evaluation(int frames, List<Integer> planes, List<Double> bitErrorRates) {}

  /// Whether a scenario is a training study.
  public static boolean isOne(ScenarioFile file) {
    return file.config().hasPath(TrainingKeys.TRAINING);
  }

  /// Reads a training study.
  ///
  /// @param file a scenario with a block `training`
  /// @throws ScenarioException if anything in it is wrong
  public static TrainingStudy read(ScenarioFile file) {
    return read(file, Reads.NONE);
  }

  /// Reads a training study and gives account of every value that is read.
  static TrainingStudy read(ScenarioFile file, Reads reads) {
    TrainingKeys.requireOnlyTraining(file);
    Values values = new Values(file.config(), reads);
    PromscConfig network = network(values);
    List<Variant> variants =
        variantNames(values).stream().map(name -> variant(values, name, network)).toList();
    Evaluation evaluation = evaluation(values, network);
    return new TrainingStudy(
        Scenario.study(values),
        new Schedule(
            count(values, "training.steps", 2000, 1),
            count(values, "training.batch", 8, 2),
            count(values, "training.frames", 8000, 1)),
        list(values, "training.seeds", List.of(1L, 2L, 3L), TrainingStudy::seed),
        variants,
        evaluation,
        ClaimReader.read(values, variants.stream().map(Variant::name).toList(), evaluation));
  }

  private static int count(Values values, String key, int otherwise, int min) {
    return (int) values.integer(key, otherwise, min, MAX_COUNT);
  }

  private static PromscConfig network(Values values) {
    values.value("training.network");
    return values.choice(
        "training.network", PromscConfig.PRESETS, PromscConfig::name, PromscConfig.TINY);
  }

  /// In the order of the file; those of one line, or of the command line, by name.
  private static List<String> variantNames(Values values) {
    ConfigValue variants = values.value(VARIANTS);
    if (variants.valueType() != ConfigValueType.OBJECT || ((ConfigObject) variants).isEmpty()) {
      throw values.wrong(VARIANTS, "must hold at least one block NAME { }");
    }
    for (Map.Entry<String, ConfigValue> entry : ((ConfigObject) variants).entrySet()) {
      String place = ScenarioFile.place(entry.getValue().origin());
      if (entry.getValue().valueType() != ConfigValueType.OBJECT) {
        throw new ScenarioException(
            "variant %s must be a block { ... } (%s)".formatted(entry.getKey(), place));
      }
      if (!entry.getKey().matches(NAME)) {
        throw new ScenarioException(
            "variant \"%s\" must be letters, digits, '.', '_' and '-' (it names a folder) (%s)"
                .formatted(entry.getKey(), place));
      }
    }
    return ((ConfigObject) variants)
        .entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, ConfigValue> entry) ->
                        entry.getValue().origin().lineNumber())
                    .thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .toList();
  }

  private static Variant variant(Values values, String name, PromscConfig network) {
    Modality modality =
        values.choice(
            key(values, name, "modality"),
            List.of(Modality.values()),
            Modality::keyword,
            Modality.BOTH);
    String prompts = key(values, name, "prompt-steps");
    int promptSteps = count(values, prompts, 0, 0);
    if (promptSteps > 0 && modality != Modality.BOTH) {
      throw values.wrong(prompts, "needs both modalities, but variant %s has one".formatted(name));
    }
    return new Variant(
        name,
        modality == Modality.BOTH ? network : network.only(modality),
        promptSteps,
        values.word(key(values, name, "channel-noise"), "on", "off").equals("on"),
        values.choice(
            key(values, name, "class-weights"), ClassWeighting.class, ClassWeighting.ENET));
  }

  /// A variant's own key, or that of all variants.
  private static String key(Values values, String variant, String name) {
    String own = ConfigUtil.joinPath("training", "variants", variant, name);
    return values.has(own) ? own : "training." + name;
  }

  private static Evaluation evaluation(Values values, PromscConfig network) {
    return new Evaluation(
        count(values, "evaluation.frames", 400, 1),
        list(
            values,
            "evaluation.planes",
            List.of(18),
            text -> (int) within(PlainNumber.wholeInt(text), 1, network.maxPlanes())),
        list(
            values,
            "evaluation.bit-error-rates",
            List.of(0.0),
            text -> within(PlainNumber.real(text), 0, 0.5)));
  }

  private static long seed(String text) {
    long seed = PlainNumber.whole(text);
    if (seed < 0) {
      throw new IllegalArgumentException("%s must be at least 0".formatted(seed));
    }
    return seed;
  }

  private static double within(double value, int low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException("%s must lie in %s..%s".formatted(value, low, high));
    }
    return value;
  }

  /// A list or a range of different values, or one value.
  private static <T> List<T> list(
      Values values, String key, List<T> otherwise, Function<String, T> parse) {
    values.note(key, "list or range", otherwise, null);
    if (!values.has(key)) {
      return otherwise;
    }
    List<T> list = new ArrayList<>();
    for (ConfigValue value : Ranges.values(key, values.value(key))) {
      String text = value.unwrapped().toString();
      try {
        list.add(parse.apply(text));
      } catch (NumberFormatException e) {
        throw values.wrong(
            key, "must hold numbers, and \"%s\" is none of the kind".formatted(text));
      } catch (IllegalArgumentException e) {
        throw values.wrong(key, "is wrong: " + e.getMessage());
      }
    }
    if (new HashSet<>(list).size() < list.size()) {
      throw values.wrong(key, "must hold no value twice");
    }
    return List.copyOf(list);
  }
}
