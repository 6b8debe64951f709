package io.semlink.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.reports.SyntheticRun;
import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointColumns;
import io.semlink.simulator.results.PointColumns.Column;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs as tables, against the records that they are made of.
class RunTablesTest {
  private static final List<PointRecord> POINTS =
      List.of(
          SyntheticRun.point("coded-hard", 16_000, 2),
          SyntheticRun.point("uncoded-soft", 64_000, 4));

  @TempDir private Path folder;

  @BeforeEach
  void writeRun() throws IOException {
    SyntheticRun.write(folder, SyntheticRun.run(2), POINTS);
    Files.writeString(
        folder.resolve("points.csv"),
        PointColumns.header()
            + "\n"
            + POINTS.stream().map(p -> PointColumns.line(p) + "\n").collect(Collectors.joining()));
  }

  private RunTables.Answer ask(String sql) {
    try (RunTables tables = RunTables.load(List.of(RunReader.open(folder)), sql)) {
      return tables.ask(sql);
    }
  }

  /// Every cell reads back as the value that the column made it of, in its own type.
  private static void assertHolds(RunTables.Answer answer, int firstColumn) {
    assertThat(answer.rows()).hasSameSizeAs(POINTS);
    for (int row = 0; row < POINTS.size(); row++) {
      for (int i = 0; i < PointColumns.ALL.size(); i++) {
        Column column = PointColumns.ALL.get(i);
        Object value = column.value().apply(POINTS.get(row));
        Object expected =
            switch (value) {
              case null -> null;
              case Integer count -> (Object) count.longValue();
              case Double number when number.isNaN() -> null;
              case String text when text.isEmpty() -> null;
              default -> value;
            };
        assertThat(answer.columns().get(firstColumn + i)).isEqualTo(column.name());
        assertThat(answer.rows().get(row).get(firstColumn + i))
            .as(column.name())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void pointsAreThoseOfTheTable() {
    RunTables.Answer answer = ask("select * from points");
    assertThat(answer.columns()).hasSize(1 + PointColumns.ALL.size()).startsWith("run_id");
    assertHolds(answer, 1);
  }

  @Test
  void theParquetFileHoldsTheSame() throws SQLException, IOException {
    PointsParquet.write(folder);
    PointsParquet.write(folder);
    assertThat(folder.resolve("points.parquet.next")).doesNotExist();
    Path csv = folder.resolve("points.csv");
    Files.move(csv, csv.resolveSibling("moved.csv"));
    String read = "SELECT * FROM " + DuckDb.literal(folder.resolve("points.parquet").toString());
    try (Connection connection = DuckDb.open()) {
      DuckDb.execute(connection, "CREATE TABLE points AS " + read);
      try (var statement = connection.createStatement();
          var result = statement.executeQuery("SELECT * FROM points")) {
        assertHolds(RunTables.answer(result), 0);
      }
    }
    assertThatThrownBy(() -> PointsParquet.write(folder))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining("points.csv");
  }

  @Test
  void framesAreThoseOfTheFile() {
    List<FrameRecord> frames =
        POINTS.stream().flatMap(p -> SyntheticRun.frames(p).stream()).toList();
    RunTables.Answer answer =
        ask(
            "select run_id, point_id, frame_index, block_errors, wall.end_to_end_ms,"
                + " use.channel_uses, list_sum(use.rounds), list_sum(confusion), images.psnr_rgb_db"
                + " from frames");
    assertThat(answer.columns()).startsWith("run_id", "point_id");
    assertThat(answer.rows()).hasSameSizeAs(frames).isNotEmpty();
    for (int i = 0; i < frames.size(); i++) {
      FrameRecord frame = frames.get(i);
      assertThat(answer.rows().get(i).subList(0, 6))
          .containsExactly(
              frame.runId(),
              frame.pointId(),
              frame.frameIndex(),
              (long) frame.blockErrors(),
              frame.wall().endToEndMs(),
              frame.use().channelUses());
    }
  }

  @Test
  void severalRunsStandOneBelowTheOther() {
    Run run = RunReader.open(folder);
    try (RunTables tables = RunTables.load(List.of(run, run), "select from frames")) {
      assertThat(tables.ask("select count(*) from points").rows()).containsExactly(List.of(4L));
      assertThat(tables.askJson("select count(*) / 4 as n, null as x from frames -- twice"))
          .containsExactly("{\"n\":%s,\"x\":null}".formatted(SyntheticRun.FRAMES * 1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "selct 1",
        "select nope from points",
        "select * from nope",
        "select * from frame",
        "select 1 +",
        "drop table points",
        "",
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/hostname'",
        "select * from read_csv('points.csv')",
        "copy points to '/tmp/points-of-a-test.csv'",
        "attach '/tmp/data-base-of-a-test.db'",
        "set enable_external_access = true",
        "install httpfs",
        "load '/tmp/extension-of-a-test'"
      })
  void whatCannotBeAnsweredIsOneLine(String sql) {
    assertThatThrownBy(() -> ask(sql))
        .isInstanceOf(BadQueryException.class)
        .message()
        .isNotBlank()
        .hasLineCount(1);
    assertThat(Path.of("/tmp/points-of-a-test.csv")).doesNotExist();
    assertThat(Path.of("/tmp/data-base-of-a-test.db")).doesNotExist();
  }

  @Test
  void aColumnThatIsNotThereNamesItsNeighbours() {
    assertThatThrownBy(() -> ask("select miuo from points"))
        .hasMessageContaining("\"miuo\" not found")
        .hasMessageContaining("\"miou\"");
  }

  @Test
  void damagedFilesAreNamed() throws IOException {
    Files.writeString(folder.resolve("points.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> ask("select 1"))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining(folder.toString());
  }
}
