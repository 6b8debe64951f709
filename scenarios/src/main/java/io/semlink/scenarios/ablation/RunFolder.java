package io.semlink.scenarios.ablation;

import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// The folder of one training: what it is (`training.conf`), stage 1 (`prompt/`), weights,
/// checkpoint, `loss.csv`, and what its network understood (`evaluation.json`).
final class RunFolder {
  private static final String IDENTITY = "training.conf";
  private static final String EVALUATION = "evaluation.json";
  private static final String CHECKPOINT = "checkpoint.safetensors";
  private final TrainingRun run;
  private final Path folder;

  /// @param study folder of the study
  RunFolder(Path study, TrainingRun run) {
    this.run = run;
    folder = study.resolve(run.name());
  }

  TrainingRun run() {
    return run;
  }

  Path path() {
    return folder;
  }

  /// Folder of stage 1.
  Path prompt() {
    return folder.resolve("prompt");
  }

  /// The trained network; the file appears when the training is finished.
  Path weights() {
    return folder.resolve(weightsName());
  }

  private String weightsName() {
    return run.network().name() + ".safetensors";
  }

  boolean isTrained() {
    return Files.exists(weights());
  }

  /// Refuses to go on with a training that was begun as another one.
  ///
  /// @throws ScenarioException if the folder holds one, with what differs
  void requireSame() throws IOException {
    Path file = folder.resolve(IDENTITY);
    if (!Files.exists(file)) {
      return;
    }
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] pair = line.split(" = ", 2);
      found.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    Map<String, String> asked = run.identity();
    TreeSet<String> keys = new TreeSet<>(asked.keySet());
    keys.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : keys) {
      String before = found.getOrDefault(key, "absent");
      String now = asked.getOrDefault(key, "absent");
      if (!before.equals(now)) {
        differences.add("%s was %s and is now %s".formatted(key, before, now));
      }
    }
    if (!differences.isEmpty()) {
      throw new ScenarioException(
          "%s was begun with other settings: %s".formatted(folder, String.join(", ", differences)),
          "Maybe --fresh, which starts over, or --out with another folder");
    }
  }

  /// Makes the folder and says in it what it is.
  void begin() throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(IDENTITY),
        run.identity().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue())
            .toList());
  }

  /// Forgets the training. Only files that a training writes are deleted.
  void clear() throws IOException {
    for (Path stage : List.of(prompt(), folder)) {
      for (String name : List.of(EVALUATION, weightsName(), CHECKPOINT, "loss.csv", IDENTITY)) {
        Files.deleteIfExists(stage.resolve(name));
      }
    }
  }

  /// What its network understood, if that was asked before and can be read.
  Optional<StoredEvaluation> evaluation() throws IOException {
    Path file = folder.resolve(EVALUATION);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        ResultJson.read(Files.readString(file), StoredEvaluation.class, file.toString()));
  }

  /// Keeps what its network understood; the file appears whole or not at all.
  void write(StoredEvaluation evaluation) throws IOException {
    Path partial = folder.resolve(EVALUATION + ".partial");
    Files.writeString(partial, ResultJson.write(evaluation));
    Files.move(partial, folder.resolve(EVALUATION), StandardCopyOption.REPLACE_EXISTING);
  }
}
