package io.semlink.simulator.notation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlainNumberTest {
  @ParameterizedTest
  @CsvSource({
    "3.5, 3.5",
    "-3.7, -3.7",
    "+1e1, 10",
    "2.5E-3, 0.0025",
    "007, 7",
    "5., 5",
    ".25, 0.25",
    "-0, -0.0"
  })
  void numbersThatPeopleWriteAreRead(String text, double value) {
    assertThat(PlainNumber.real(text)).isEqualTo(value);
    assertThat(PlainNumber.real(" " + text + "\t")).isEqualTo(value);
  }

  /// Java's own parser takes all but the last row.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10f",
        "10F",
        "2d",
        "1e3D",
        "0x1p4",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "",
        ".",
        "-",
        "1,5",
        "1_000",
        "1 000",
        "1e",
        "e5",
        "1.2.3",
        "\u0661\u0662",
        "half"
      })
  void everythingElseIsNone(String text) {
    assertThatThrownBy(() -> PlainNumber.real(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("\"%s\" is not a number", text);
  }

  @Test
  void onlyThoseWhoAskGetNaN() {
    assertThat(PlainNumber.realOrNaN(" NaN")).isNaN();
    assertThat(PlainNumber.realOrNaN("0.5")).isEqualTo(0.5);
    assertThatThrownBy(() -> PlainNumber.realOrNaN("nan")).hasMessageContaining("not a number");
  }

  @Test
  void wholeNumbersHaveTheirSize() {
    assertThat(PlainNumber.whole("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
    assertThat(PlainNumber.wholeInt("+2147483647")).isEqualTo(Integer.MAX_VALUE);
    assertThatThrownBy(() -> PlainNumber.whole("9223372036854775808"))
        .hasMessageContaining("is not a whole number of 64 bits");
    assertThatThrownBy(() -> PlainNumber.wholeInt("2147483648"))
        .hasMessageContaining("is not a whole number of 32 bits");
  }

  /// Long.parseLong takes the digits of every script.
  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "0x10", "\u0663", "", "+", "1L"})
  void otherWholeNumbersAreNone(String text) {
    assertThatThrownBy(() -> PlainNumber.whole(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessage("\"%s\" is not a whole number", text);
  }

  @Test
  void aMillionDigitsMakeAShortMessage() {
    assertThatThrownBy(() -> PlainNumber.wholeInt("9".repeat(1_000_000)))
        .hasMessageContaining("999...\" is not a whole number")
        .message()
        .hasSizeLessThan(200);
    assertThatThrownBy(() -> PlainNumber.real("9".repeat(1_000_000) + "x"))
        .message()
        .hasSizeLessThan(200);
  }
}
