package io.semlink.simulator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TableTest {
  private static Table table(String text) {
    return Table.of(
        TextFile.of("t.csv", text, IllegalArgumentException::new), List.of("frame", "split"));
  }

  @Test
  void cellsMayStandInQuotes() {
    Table table =
        table(
            "\uFEFF# a remark\r\n\"frame\" , split,note\r\n\r\n\"a, b\",test, \"say \"\"x\"\"\"\r\n"
                + "c,,\r\n");
    assertThat(table.columns()).containsExactly("frame", "split", "note");
    assertThat(table.rows()).hasSize(2);
    Table.Row first = table.rows().getFirst();
    assertThat(first.text("frame")).isEqualTo("a, b");
    assertThat(first.text("note")).isEqualTo("say \"x\"");
    assertThat(first.text("absent")).isEmpty();
    assertThat(table.rows().getLast().text("split")).isEmpty();
  }

  @Test
  void numbersArePlainAndBounded() {
    Table table = table("frame,x\na,1.5\nb,10f\nc,-1\n");
    assertThat(table.rows().getFirst().number("x", "at least 0", x -> x >= 0)).isEqualTo(1.5);
    for (Table.Row row : table.rows().subList(1, 3)) {
      assertThatThrownBy(() -> row.number("x", "at least 0", x -> x >= 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("t.csv:[34]: x is \"(10f|-1)\" but must be at least 0");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|t.csv: no line of column names",
        "# only\\n\\n|t.csv: no line of column names",
        "frame,split,frame\\n|t.csv:1: the column frame stands there twice",
        "frame,Split,split\\n|t.csv:1: the column split stands there twice",
        "frame,spilt\\na,test|t.csv:1: there is no column split but one named spilt",
        "frame,Split\\na,test|t.csv:1: there is no column split but one named Split",
        "\\nfrmae\\na|t.csv:2: there is no column frame but one named frmae",
        "frame\\na\\n\\nb,c|t.csv:4: the number of cells is 2 but line 1 has 1 column names",
        "frame,x\\na|t.csv:2: the number of cells is 1 but line 1 has 2 column names",
        "frame,x\\na,|",
        "frame\\n\"a|t.csv:2: a cell begins with a quote but does not end with one",
        "frame\\n\"a\" b|t.csv:2: between a cell in quotes and the next comma there is text",
        "frame\\na \"b\"|t.csv:2: a quote in the middle of the cell a \"b\""
      })
  void whatIsNoTableIsNamed(String text, String message) {
    String lines = text.replace("\\n", "\n");
    if (message == null) {
      assertThat(table(lines).rows()).hasSize(1);
    } else {
      assertThatThrownBy(() -> table(lines))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(message);
    }
  }

  @Test
  void adviceFollowsOnALineOfItsOwn() {
    assertThatThrownBy(() -> table("frame,spilt\na,test"))
        .message()
        .endsWith(System.lineSeparator() + "Maybe split");
    assertThatThrownBy(() -> table("frame,es\na,-3,7"))
        .message()
        .endsWith(System.lineSeparator() + "Maybe a comma in a number, which takes a point");
    assertThat(table("x;y\n1;2").wrongColumns("one must be z"))
        .message()
        .isEqualTo(
            "t.csv:1: columns are [x;y] but one must be z"
                + System.lineSeparator()
                + "Maybe cells end in ; where , must");
  }
}
