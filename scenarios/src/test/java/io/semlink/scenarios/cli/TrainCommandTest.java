package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainCommandTest {
  @TempDir Path folder;

  private record Called(int exitCode, String err) {}

  private static Called call(List<String> words) {
    StringWriter err = new StringWriter();
    int exitCode =
        Semlink.execute(
            new PrintWriter(new StringWriter(), true),
            new PrintWriter(err, true),
            words.toArray(String[]::new));
    return new Called(exitCode, err.toString());
  }

  /// Both stages and a mix of synthetic and rendered frames from files, a step or two each.
  @Test
  void firstStageThenSecondStageOnScenesAndFiles() throws IOException {
    Path data = folder.resolve("data");
    assertThat(
            call(List.of(
                    "data",
                    "render",
                    "--out",
                    data.toString(),
                    "--frames",
                    "4",
                    "--resolution",
                    "96x128",
                    "--split",
                    "train"))
                .exitCode())
        .isZero();
    Path prompts = folder.resolve("prompts");
    Called first =
        call(
            List.of(
                "train",
                "promsc-tiny",
                "--stage",
                "prompt",
                "--steps",
                "2",
                "--batch",
                "2",
                "--frames",
                "4",
                "--out",
                prompts.toString()));
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(Files.readAllLines(prompts.resolve("loss.csv")).getFirst()).contains("cosine");
    Path whole = folder.resolve("whole");
    Called second =
        call(
            List.of(
                "train",
                "promsc-tiny",
                "--steps",
                "1",
                "--batch",
                "2",
                "--frames",
                "4",
                "--data",
                data.toString(),
                "--data-share",
                "0.5",
                "--from",
                prompts.resolve("promsc-tiny.safetensors").toString(),
                "--out",
                whole.toString()));
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(whole.resolve("promsc-tiny.safetensors")).exists();
    assertThat(second.err()).contains("validation mIoU");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "promsc-huge | there is no network \"promsc-huge\" to train",
        "promsc-tiny --stage first | --stage is \"first\" but must be prompt or end-to-end",
        "promsc-tiny-rgb --stage prompt | promsc-tiny-rgb has one modality; prompts need two",
        "promsc-tiny --data-share 2 --data none | --data-share is 2.0 but must be in (0, 1]",
        "promsc-tiny --data-share 0.2 | --data-share mean nothing without --data",
        "promsc-tiny --stage prompt --patience 2 | --patience means nothing with --stage prompt",
        "promsc-tiny --stairs 0 | its period >= 1",
        "promsc-tiny --temperature Infinity | must be a number or two with a colon",
        "promsc-tiny --codec jpeg --bits-per-pixel 1 | --codec means nothing with promsc-tiny",
        "mfnet-small --codec bpg --bits-per-pixel 1 | --codec is \"bpg\" but must be one of",
        "mfnet-small --codec jpeg | --codec and --bits-per-pixel go together",
        "mfnet-small --stage prompt | mfnet-small has no stage 1",
        "mfnet-small --temperature 1 | --temperature means nothing with mfnet-small",
        "promsc-tiny --device tpu | device is \"tpu\"",
        "promsc-tiny --labels x | --labels, --layout, --thermal-range and --data-share mean nothing"
            + " without --data",
        "promsc-tiny --data none | none",
        "promsc-tiny --batch 1 | batch is 1 but must be at least 2",
        "promsc-tiny --temperature warm | --temperature is \"warm\"",
        "promsc-tiny --class-weights all | --class-weights is \"all\"",
        "promsc-tiny --learning-rate -1 | a learning rate must be > 0",
        "promsc-tiny --from none.safetensors | none.safetensors cannot be read"
      })
  void mistakesAreOneClearError(String arguments, String message) {
    List<String> words = new ArrayList<>(List.of("train"));
    words.addAll(List.of(arguments.split(" ", -1)));
    words.addAll(List.of("--out", folder.toString(), "--frames", "2"));
    Called called = call(words);
    assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
    assertThat(called.err()).contains(message).doesNotContain("\tat ");
  }

  /// Two steps on images as the receiver of a separate scheme sees them.
  @Test
  void segmentationNetworksTrainOnDecodedImages() {
    Called called =
        call(
            List.of(
                "train",
                "mfnet-small",
                "--steps",
                "2",
                "--batch",
                "2",
                "--frames",
                "4",
                "--codec",
                "jpeg2000",
                "--bits-per-pixel",
                "0.5,1",
                "--out",
                folder.resolve("coded").toString()));
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(folder.resolve("coded/mfnet-small.safetensors")).isNotEmptyFile();
    assertThat(called.err()).contains("validation mIoU");
  }
}
