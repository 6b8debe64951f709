package io.semlink.scenarios.language;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.ablation.Claim;
import io.semlink.reports.ablation.Claim.Where;
import io.semlink.scenarios.language.TrainingStudy.Evaluation;
import io.semlink.simulator.notation.PlainNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads claims: `A > B` or `A non-decreasing in planes [within X points]`, each with an optional
/// `where planes = C, bit-error-rate = P, time = day`. A key that is absent stands for the mean
/// over all its values.
final class ClaimReader {
  private static final String CLAIMS = "claims";
  private static final String NAME = "([A-Za-z0-9][A-Za-z0-9._-]*)";
  private static final Pattern GREATER = Pattern.compile(NAME + "\\s*>\\s*" + NAME);
  private static final Pattern NON_DECREASING =
      Pattern.compile(
          NAME
              + "\\s+non-decreasing\\s+in\\s+planes(?:\\s+within\\s+([0-9]*\\.?[0-9]+)\\s+points)?");

  private final List<String> variants;
  private final Evaluation evaluation;
  private final String text;
  private final String place;

  private ClaimReader(List<String> variants, Evaluation evaluation, String text, String place) {
    this.variants = variants;
    this.evaluation = evaluation;
    this.text = text;
    this.place = place;
  }

  /// Reads the list `claims`.
  ///
  /// @param variants names that a claim may be about
  /// @param evaluation conditions that a claim may be about
  static List<Claim> read(Values values, List<String> variants, Evaluation evaluation) {
    values.note(CLAIMS, "list of claims", null, null);
    if (!values.has(CLAIMS)) {
      return List.of();
    }
    ConfigValue value = values.value(CLAIMS);
    List<? extends ConfigValue> list =
        value.valueType() == ConfigValueType.LIST ? (ConfigList) value : List.of(value);
    List<Claim> claims = new ArrayList<>();
    for (ConfigValue one : list) {
      String text = one.unwrapped().toString().strip();
      String place = ScenarioFile.place(one.origin());
      claims.add(new ClaimReader(variants, evaluation, text, place).claim());
    }
    return List.copyOf(claims);
  }

  private Claim claim() {
    String[] parts = text.split("\\s+where\\s+", 2);
    Where where = parts.length == 1 ? new Where(null, null, Hours.ALL) : where(parts[1]);
    String statement = parts[0].strip();
    Matcher greater = GREATER.matcher(statement);
    if (greater.matches()) {
      return new Claim.Greater(text, variant(greater.group(1)), variant(greater.group(2)), where);
    }
    Matcher nonDecreasing = NON_DECREASING.matcher(statement);
    if (!nonDecreasing.matches()) {
      throw wrong("must be A > B or A non-decreasing in planes [within X points]");
    }
    if (where.planes() != null || evaluation.planes().size() < 2) {
      throw wrong("needs at least two numbers of evaluation.planes and no planes in its where");
    }
    String points = nonDecreasing.group(2);
    double tolerance = points == null ? 0 : PlainNumber.real(points) / 100;
    return new Claim.NonDecreasing(text, variant(nonDecreasing.group(1)), tolerance, where);
  }

  private String variant(String name) {
    if (!variants.contains(name)) {
      throw wrong("is about %s, but variants are %s".formatted(name, String.join(", ", variants)));
    }
    return name;
  }

  private Where where(String conditions) {
    @Nullable Integer planes = null;
    @Nullable Double bitErrorRate = null;
    Hours hours = Hours.ALL;
    for (String condition : conditions.split(",", -1)) {
      String[] pair = condition.split("=", 2);
      String value = pair.length == 2 ? pair[1].strip() : "";
      switch (pair[0].strip()) {
        case "planes" -> planes = (int) oneOf("planes", evaluation.planes(), value);
        case "bit-error-rate" ->
            bitErrorRate = oneOf("bit-error-rates", evaluation.bitErrorRates(), value);
        case "time" -> hours = hours(value);
        default -> throw wrong("where: only planes, bit-error-rate and time can be given");
      }
    }
    return new Where(planes, bitErrorRate, hours);
  }

  private double oneOf(String key, List<? extends Number> asked, String value) {
    try {
      double number = PlainNumber.real(value);
      if (asked.stream().anyMatch(one -> one.doubleValue() == number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong("where: \"%s\" is no number".formatted(value));
    }
    throw wrong("where: %s is not among evaluation.%s = %s".formatted(value, key, asked));
  }

  private Hours hours(String value) {
    return Arrays.stream(Hours.values())
        .filter(hours -> hours != Hours.ALL && hours.name().toLowerCase(Locale.ROOT).equals(value))
        .findFirst()
        .orElseThrow(() -> wrong("where: time must be day or night"));
  }

  private ScenarioException wrong(String why) {
    return new ScenarioException(
        "the claim \"%s\" %s (%s)".formatted(text, why, place),
        "Maybe \"A > B where planes = 18, bit-error-rate = 0, time = night\"");
  }
}
