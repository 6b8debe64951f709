package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.semlink.reports.table.PointsParquet;
import io.semlink.scenarios.cli.SmallRuns.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `semlink query` over a run of random bits.
final class QueryCommandTest {
  @TempDir private static Path out;

  private static Path run = Path.of("");

  @BeforeAll
  static void runOnce() throws IOException {
    run = SmallRuns.run(out, "link-alone", "link.EbN0=[\"1 dB\", \"4 dB\"]", "stop.max-frames=20");
  }

  private static Called query(String... args) {
    return SmallRuns.call(
        Stream.concat(Stream.of("query"), Stream.of(args)).toArray(String[]::new));
  }

  private static List<String> answer(String... args) {
    Called called = query(args);
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.err()).isEmpty();
    return called.out().lines().toList();
  }

  @Test
  void csvEqualsTheColumnsOfTheTable() throws IOException {
    List<String> csv = Files.readAllLines(run.resolve("points.csv"));
    List<String> same = answer("select * exclude (run_id) from points", run.toString(), "--csv");
    assertThat(same).isEqualTo(csv).hasSize(1 + 4);
  }

  @Test
  void theNewestRunBelowOutIsAsked() {
    String sql =
        "select modulation, eb_n0_db, sum(f.block_errors) as wrong, max(p.block_errors) as same"
            + " from points p join frames f using (point_id) group by all order by 1, 2";
    List<String> table = answer(sql, "--out", out.toString());
    assertThat(table).hasSize(1 + 4);
    assertThat(table.getFirst()).isEqualTo("modulation  eb_n0_db  wrong  same");
    for (String row : table.subList(1, 5)) {
      String[] cells = row.strip().split(" +", -1);
      assertThat(cells).hasSize(4);
      assertThat(cells[2]).isEqualTo(cells[3]);
    }
  }

  @Test
  void jsonIsOneObjectARow() throws IOException {
    String sql = "select point_id, frames, miou from points; ";
    Called called = query(sql, run.toString(), "--json");
    JsonNode rows = new ObjectMapper().readTree(called.out());
    assertThat(rows.size()).isEqualTo(4);
    assertThat(rows.get(0).get("frames").isIntegralNumber()).isTrue();
    assertThat(rows.get(0).get("miou").isNull()).isTrue();
  }

  @Test
  void aBadQueryIsOneLineAndExitCode2() {
    for (String sql : List.of("selct 1", "select miuo from points", "", "drop table frames")) {
      Called called = query(sql, run.toString());
      assertThat(called.exitCode()).isEqualTo(2);
      assertThat(called.err()).startsWith("semlink: ").hasLineCount(1);
      assertThat(called.out()).isEmpty();
    }
    assertThat(query("select miuo from points", run.toString()).err()).contains("\"miuo\"");
    Called none = query("select 1", "--out", out.resolve("nowhere").toString());
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("nowhere").contains("holds no run").hasLineCount(1);
    assertThat(query("select 1", out.toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void everyRunHasItsParquetFile() {
    assertThat(run.resolve(PointsParquet.FILE)).isNotEmptyFile();
  }
}
