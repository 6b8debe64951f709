package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole training study as a user calls it, with trainings of two steps.
final class TrainingStudyCommandTest {
  private static final List<String> SMALL =
      List.of(
          "training.steps=2",
          "training.batch=2",
          "training.frames=4",
          "training.seeds=[1, 2]",
          "training.variants.with-prompts.prompt-steps=2",
          "evaluation.frames=8",
          "evaluation.planes=[8, 18]");

  @TempDir private Path folder;

  private record Called(int exitCode, String out, String err) {}

  private Called call(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Semlink.execute(
            new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    return new Called(exitCode, out.toString(), err.toString());
  }

  private Called run(List<String> options, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("run", "ablation-prompt"));
    arguments.addAll(List.of("--out", folder.toString()));
    arguments.addAll(options);
    Stream.concat(SMALL.stream(), Arrays.stream(settings))
        .forEach(setting -> arguments.addAll(List.of("--set", setting)));
    return call(arguments);
  }

  private Path study() {
    return folder.resolve("ablation-prompt");
  }

  private FileTime trainedAt(String run) throws IOException {
    return Files.getLastModifiedTime(weights(run));
  }

  /// The weights that `plan` says are those of a training.
  private Path weights(String run) {
    List<String> arguments = new ArrayList<>(List.of("plan", "ablation-prompt"));
    SMALL.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    Matcher key =
        Pattern.compile(
                "^%s .*(promsc-tiny-seed\\d-\\p{XDigit}{8})"
                    .formatted(run.replaceFirst("-seed", " +")),
                Pattern.MULTILINE)
            .matcher(call(arguments).out());
    assertThat(key.find()).isTrue();
    return folder.resolve("trainings").resolve(key.group(1)).resolve("promsc-tiny.safetensors");
  }

  @Test
  void trainsJudgesAndReportsAndGoesOnWhereItStopped() throws IOException {
    Called first = run(List.of());
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out().lines()).hasSize(1 + 4 + 2);
    assertThat(first.out())
        .containsPattern(
            "with-prompts > without-prompts where planes = 18, bit-error-rate = 0: "
                + "(held|did not hold|not decided) \\(difference [+−]\\d+\\.\\d points, "
                + "95 % interval [+−]\\d+\\.\\d\\.\\.[+−]\\d+\\.\\d, 2 seeds\\)");
    assertThat(first.err()).contains("with-prompts-seed2 (4 of 4) stage 1  step 2/2");
    expectResults();
    FileTime before = trainedAt("with-prompts-seed1");

    // As if the process had been stopped before the last training was finished.
    Files.delete(weights("with-prompts-seed2"));
    String results = Files.readString(study().resolve("results.csv"));
    Called second = run(List.of());
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out().lines().filter(line -> line.endsWith("trained before"))).hasSize(3);
    assertThat(trainedAt("with-prompts-seed1")).isEqualTo(before);
    assertThat(Files.readString(study().resolve("results.csv"))).isEqualTo(results);

    expectOtherQuestionsNeedNoTraining(before);
    expectOtherStudiesShareTrainings(trainedAt("without-prompts-seed1"));
    expectOtherTrainingsLieBeside(before);
  }

  private void expectResults() throws IOException {
    List<String> rows = Files.readAllLines(study().resolve("results.csv"));
    assertThat(rows).hasSize(1 + 2 * 2 * 2 * 2);
    assertThat(rows.getFirst())
        .startsWith("variant,seed,planes,bits_per_pixel,bit_error_rate,miou,miou_objects,")
        .endsWith(",iou_bump");
    assertThat(rows.get(1)).startsWith("without-prompts,1,8,0.03125,0.0,");
    assertThat(rows.subList(1, rows.size()))
        .allSatisfy(
            row -> assertThat(Double.parseDouble(row.split(",", -1)[5])).isBetween(0.0, 1.0));
    Path report = study().resolve("report");
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("<h2>Claims</h2>", "95 % interval", "id=\"rate\"", "id=\"bit-errors\"");
    assertThat(report.resolve("rate.svg")).isNotEmptyFile();
    assertThat(report.resolve("bit-errors.csv")).isNotEmptyFile();
  }

  private void expectOtherQuestionsNeedNoTraining(FileTime before) throws IOException {
    Called asked = run(List.of(), "evaluation.planes=[32]", "claims=[]", "training.seeds=[1]");
    assertThat(asked.exitCode()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("32 planes (0.125 bits per pixel), no bit errors");
    assertThat(trainedAt("with-prompts-seed1")).isEqualTo(before);
  }

  /// The other study asks for the trainings without prompts, under another name.
  private void expectOtherStudiesShareTrainings(FileTime before) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("run", "ablation-bits"));
    arguments.addAll(List.of("--out", folder.toString()));
    Stream.concat(
            SMALL.stream().filter(setting -> !setting.contains("variants")),
            Stream.of("training.seeds=[1]"))
        .forEach(setting -> arguments.addAll(List.of("--set", setting)));
    Called shared = call(arguments);
    assertThat(shared.exitCode()).as(shared.err()).isZero();
    assertThat(shared.out()).containsPattern("nested +1 .*trained before");
    assertThat(trainedAt("without-prompts-seed1")).isEqualTo(before);
  }

  private void expectOtherTrainingsLieBeside(FileTime before) throws IOException {
    Called longer = run(List.of(), "training.steps=3", "training.seeds=[1]");
    assertThat(longer.exitCode()).as(longer.err()).isZero();
    assertThat(longer.out()).doesNotContain("trained before").contains("one seed");
    assertThat(trainedAt("with-prompts-seed1")).isEqualTo(before);
    Called fresh = run(List.of("--fresh"), "training.seeds=[1]");
    assertThat(fresh.exitCode()).as(fresh.err()).isZero();
    assertThat(fresh.out()).doesNotContain("trained before");
    assertThat(weights("with-prompts-seed1").resolveSibling("training.conf"))
        .content()
        .contains("prompt-steps = 2");
    assertThat(trainedAt("with-prompts-seed1")).isGreaterThan(before);
  }

  @Test
  void planListsTheTrainingsAndRunsNothing() {
    Called called = call(List.of("plan", "ablation-prompt"));
    assertThat(called.exitCode()).as(called.err()).isZero();
    assertThat(called.out().lines()).hasSize(1 + 6 + 1);
    assertThat(called.out())
        .contains("6 trainings, batch 8, 8000 scenes a seed")
        .containsPattern(
            "with-prompts +3 +300 +2000 +promsc-tiny-seed3-\\p{XDigit}{8} +promsc-tiny,"
                + " prompt-steps 300");
    Called resolved = call(List.of("plan", "ablation-prompt", "--resolved"));
    assertThat(resolved.out()).contains("without-prompts", "bit-error-rates");
  }

  @Test
  void badInputIsOneClearErrorAndExitCode2() {
    Called called = run(List.of(), "claims=[\"a > b\"]");
    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("semlink: the claim \"a > b\" is about a")
        .contains("Maybe");
    assertThat(study()).doesNotExist();
  }
}
