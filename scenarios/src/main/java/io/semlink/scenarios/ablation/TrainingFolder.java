package io.semlink.scenarios.ablation;

import io.semlink.simulator.results.AtomicFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// The folder of one training, `OUT/trainings/KEY`: what it is (`training.conf`), stage 1
/// (`prompt/`), weights, checkpoint and `loss.csv`. Its name says all that makes the weights what
/// they are, so studies that ask for the same training share it.
final class TrainingFolder {
  private static final String IDENTITY = "training.conf";
  private final TrainingRun run;
  private final Path folder;

  /// @param out folder of all studies
  /// @param run the training
  TrainingFolder(Path out, TrainingRun run) {
    this.run = run;
    folder = out.resolve("trainings").resolve(run.key());
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

  /// Makes the folder, says in it what it is, and keeps other processes from training here. Waits
  /// while one does: afterwards the training may be finished.
  ///
  /// @param waiting called before it waits
  /// @return what to close when the training is done
  FileChannel begin(Runnable waiting) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      waiting.run();
      channel.lock();
    }
    AtomicFile.write(
        folder.resolve(IDENTITY),
        run.identity().entrySet().stream()
            .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
            .collect(Collectors.joining()));
    return channel;
  }

  /// Forgets the training, but not what it is. Only files that a training writes are deleted.
  void clear() throws IOException {
    for (Path stage : List.of(prompt(), folder)) {
      for (String name : List.of(weightsName(), "checkpoint.safetensors", "loss.csv")) {
        Files.deleteIfExists(stage.resolve(name));
      }
    }
  }
}
