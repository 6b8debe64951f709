package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.log.ResultTopic;
import io.semlink.scenarios.cli.SmallRuns.Called;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What docs/results.md tells users to type works as it stands there.
final class ResultsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "results.md");
  private static final int POINTS = 4;

  @TempDir private static Path out;

  private static Path run = Path.of("");

  @BeforeAll
  static void runOnce() throws IOException {
    run = SmallRuns.run(out, "link-alone", "link.EbN0=[\"1 dB\", \"4 dB\"]", "stop.max-frames=5");
  }

  private static List<String> found(String pattern) throws IOException {
    return Pattern.compile(pattern, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(result -> result.group(1))
        .toList();
  }

  @Test
  void theStatementsForDuckDbAnswer() throws IOException, SQLException {
    List<String> statements = found("^```sql\n(.*?)^```");
    assertThat(statements).hasSize(2);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        String here =
            sql.replace("'points.parquet'", "'" + run.resolve("points.parquet") + "'")
                .replace("'frames*", "'" + run.resolve("frames*"));
        assertThat(here).contains(run.toString());
        try (ResultSet rows = statement.executeQuery(here)) {
          int count = 0;
          while (rows.next()) {
            assertThat(rows.getString(1)).isNotBlank();
            count++;
          }
          assertThat(count).isEqualTo(POINTS);
        }
      }
    }
  }

  @Test
  void theQueriesAnswer() throws IOException {
    List<String> queries = found("^\\./semlink query \"([^\"]*)\"");
    assertThat(queries).hasSize(2);
    for (String sql : queries) {
      Called called = SmallRuns.call("query", sql, "--out", out.toString());
      assertThat(called.exitCode()).as(called.err()).isZero();
      assertThat(called.out().lines().count()).isGreaterThan(2);
    }
  }

  @Test
  void theTableOfTopicsIsComplete() throws IOException {
    for (ResultTopic topic : ResultTopic.values()) {
      assertThat(found("^\\| `" + topic.topicName() + "` \\|(.*?)$"))
          .singleElement()
          .asString()
          .contains(" %d |".formatted(topic.partitions()));
    }
  }

  @Test
  void everyLinkLeadsToAFile() throws IOException {
    List<String> links = found("\\]\\(([^)]*)\\)");
    assertThat(links).hasSizeGreaterThan(5);
    assertThat(links)
        .allSatisfy(link -> assertThat(PAGE.resolveSibling(link.replaceFirst("#.*", ""))).exists());
  }
}
