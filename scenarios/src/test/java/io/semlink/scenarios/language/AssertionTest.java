package io.semlink.scenarios.language;

import static io.semlink.simulator.results.ColumnType.COUNT;
import static io.semlink.simulator.results.ColumnType.NUMBER;
import static io.semlink.simulator.results.ColumnType.TEXT;
import static io.semlink.simulator.results.ColumnType.TRUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.semlink.simulator.link.LinkUse;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.ColumnType;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointCounts;
import io.semlink.simulator.results.PointParameters;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.PointRecord.PointState;
import io.semlink.simulator.results.PointRecord.StopReason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AssertionTest {
  private static PointRecord point(String id, String mode, double esN0Db, long errors) {
    PointParameters parameters =
        new PointParameters(
            "promsc-tiny",
            mode,
            "both",
            "96x128",
            "synthetic-road",
            "awgn",
            "coherence=10 ms, csi=perfect",
            "qpsk",
            "nr-ldpc",
            "1/2",
            "layered-nms",
            20,
            esN0Db,
            null,
            null,
            16000.0,
            10.0,
            0,
            42,
            "w");
    PointCounts counts =
        new PointCounts(
            100,
            100 - errors,
            new ErrorCounts(errors, 100),
            ErrorCounts.NONE,
            ErrorCounts.NONE,
            100,
            0,
            LinkUse.NONE);
    boolean failed = errors > 90;
    return new PointRecord(
        "run",
        id,
        "study",
        parameters,
        null,
        counts,
        null,
        null,
        100,
        failed ? StopReason.FAILED : StopReason.MAX_FRAMES,
        failed ? PointState.FAILED : PointState.DONE,
        null,
        null);
  }

  private static final List<PointRecord> POINTS =
      List.of(
          point("a", "coded-hard", 0, 40),
          point("b", "coded-hard", 10, 2),
          point("c", "uncoded-soft", 0, 95),
          point("d", "uncoded-soft", 10, 60));

  private static final Map<String, Set<String>> BLOCKS =
      Map.of("mine", Set.of("a", "b"), "other", Set.of("c", "d"));

  private static Assertion read(String text) {
    String list = "assert = [" + ConfigUtil.quoteString(text) + "]";
    return AssertionReader.read(new Values(ConfigFactory.parseString(list))).getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min(bler) >= 0.02 | true | min(bler) = 0.02 over 4 points",
        "min(bler) > 0.02 | false | min(bler) = 0.02 over 4 points",
        "max(bler)<0.5 where receive_mode = coded-hard | true | max(bler) = 0.4 over 2 points",
        "mean(bler) = 0.5 where es_n0_db <= 5, scheme = other | false | mean(bler) = 0.95 over 1"
            + " point",
        "max(bler) <= 0.4 where scheme = mine | true | max(bler) = 0.4 over 2 points",
        "max(bler) <= 0.4 where scheme != other | true | max(bler) = 0.4 over 2 points",
        "max(bler) <= 0.95 where scheme = promsc-tiny | true | max(bler) = 0.95 over 4 points",
        "max(bler) <= 0.4 where scheme = nobody | false | no point matches",
        "min(miou) >= 0 | false | min(miou): none of 4 points has a value",
        "count(miou) = 0 | true | count(miou) = 0 over 0 of 4 points",
        "count(bler) = 2 where es_n0_db = 10.0 | true | count(bler) = 2 over 2 points",
        "count(bler) = 4 where channel_parameters = 'coherence=10 ms, csi=perfect' | true |"
            + " count(bler) = 4 over 4 points",
        "count(scheme) >= 4 | true | count(scheme) = 4 over 4 points",
        "failed_points = 0 | false | failed_points = 1",
        "failed_points <= 1 | true | failed_points = 1",
        "repeatable | true | 0 points were stopped by the clock",
      })
  void assertionsAreHeldAgainstTheirPoints(String text, boolean holds, String figure) {
    assertThat(read(text).judge(POINTS, BLOCKS))
        .isEqualTo(new AssertionResult(text, holds, figure));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "min(miuo) >= 0.3 | points.csv has no column miuo",
        "min(miuo) >= 0.3 | Maybe miou",
        "min(miou) >= 0.3 where es_no_db = 3 | Maybe es_n0_db",
        "median(miou) >= 0.3 | must be min|max|mean|count(COLUMN)",
        "min(miou) => 0.3 | is no number",
        "min(miou) >= | is no number",
        "min(miou) >= lots | is no number",
        "min(miou) >= NaN | is no number",
        "min(scheme) >= 1 | holds texts",
        "min(miou) >= 0.3 where scheme > a | compare with = and != alone",
        "min(miou) >= 0.3 where es_n0_db = high | holds numbers",
        "min(miou) >= 0.3 where | is no number",
        "min(miou) >= 0.3 where es_n0_db | must be COLUMN OP VALUE",
        "min(miou) >= 0.3 where es_n0_db = 3, | must be COLUMN OP VALUE",
        "min(miou) >= 0.3 where scheme = | compares scheme with nothing",
        "failed_points | must be min|max|mean|count(COLUMN)",
        "failed_points = none | is no number",
      })
  void whatIsNoAssertionIsNamed(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(message.strip());
  }

  /// The reader's list of text columns against what the columns really hold.
  @Test
  void textColumnsAreThoseThatHoldTexts() {
    PointParameters full =
        new PointParameters(
            "a", "a", "a", "a", "a", "a", "a", "a", "a", "1/2", "a", 1, 1.0, 1.0, 1.0, 1.0, 1.0, 0,
            1, "a", "a", "a", "a", "a", "a", 8, false, 4, "cpu");
    PointRecord point =
        new PointRecord(
            "r",
            "p",
            "s",
            full,
            null,
            PointCounts.NONE,
            null,
            null,
            0,
            StopReason.MAX_TIME,
            PointState.DONE,
            null,
            null);
    Map<Boolean, List<ColumnType>> types =
        PointColumns.ALL.stream()
            .filter(column -> column.value().apply(point) != null)
            .collect(
                Collectors.partitioningBy(
                    column -> column.value().apply(point) instanceof Number,
                    Collectors.mapping(PointColumns.Column::type, Collectors.toList())));
    assertThat(types.get(false)).hasSizeGreaterThan(15).containsOnly(TEXT, TRUTH);
    assertThat(types.get(true)).hasSizeGreaterThan(15).containsOnly(COUNT, NUMBER);
    assertThat(read("repeatable").judge(List.of(point), Map.of()).holds()).isFalse();
  }
}
