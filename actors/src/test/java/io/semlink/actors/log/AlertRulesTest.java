package io.semlink.actors.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.results.AlertRecord.Kind;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlertRulesTest {
  private final AlertRules rules = new AlertRules();

  private static FrameRecord frame(long index, boolean decoded) {
    String json =
        ResultJson.write(SampleRecords.frame("run", "p", index))
            .replaceFirst("\"block_errors\":\\d+", "\"block_errors\":" + (decoded ? 0 : 1));
    return ResultJson.read(json, FrameRecord.class);
  }

  private static List<FrameRecord> frames(int from, int to, boolean decoded) {
    return IntStream.range(from, to).mapToObj(i -> frame(i, decoded)).toList();
  }

  private static PointRecord point(String id, @Nullable String differs) {
    String json = ResultJson.write(SampleRecords.snapshot("run", id, 1));
    return ResultJson.read(
        differs == null ? json : json.replaceFirst("}$", ",\"differs\":\"" + differs + "\"}"),
        PointRecord.class);
  }

  @Test
  void aResultThatDiffersIsSaidOnceAPoint() {
    PointRecord bad = point("p", "2 of 8 results differ");
    assertThat(rules.look(bad, List.of()))
        .containsExactly(
            new AlertRules.Finding(Kind.RESULT_DIFFERS, "point p: 2 of 8 results differ"));
    assertThat(rules.look(bad, List.of())).isEmpty();
  }

  private List<Kind> look(List<FrameRecord> frames) {
    return rules.look(point("p", null), frames).stream().map(AlertRules.Finding::kind).toList();
  }

  @Test
  void aBurstOfFailuresInAPointThatDecodesIsSaidOnce() {
    assertThat(look(frames(0, 64, true))).isEmpty();
    assertThat(look(frames(64, 64 + AlertRules.BURST - 1, false))).isEmpty();
    assertThat(look(frames(79, 80, false))).containsExactly(Kind.DECODE_FAILURES);
    assertThat(look(frames(80, 200, true))).isEmpty();
    assertThat(look(frames(200, 264, false))).isEmpty();
  }

  @Test
  void aPointThatNeverDecodedIsNoNews() {
    assertThat(look(frames(0, 64, false))).isEmpty();
    assertThat(look(frames(64, 128, false))).isEmpty();
  }

  @Test
  void scatteredFailuresAreNoBurst() {
    assertThat(look(frames(0, 64, true))).isEmpty();
    for (int i = 64; i < 1000; i += 2) {
      assertThat(look(List.of(frame(i, false), frame(i + 1, true)))).isEmpty();
    }
  }

  @Test
  void dropsAndFiguresThatAreNoNumbersAreSaidOnceAPoint() {
    FrameRecord dropped = frame(3, true).neverSent();
    assertThat(look(List.of(frame(2, true), dropped))).containsExactly(Kind.DROPS);
    assertThat(look(List.of(dropped))).isEmpty();
    assertThat(rules.look(point("q", null), List.of(dropped)))
        .singleElement()
        .satisfies(found ->
            assertThat(found.message()).isEqualTo("frame 3 of point q found the queue full"));
  }
}
