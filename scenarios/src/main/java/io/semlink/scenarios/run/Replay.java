package io.semlink.scenarios.run;

import io.semlink.actors.log.BadKafkaException;
import io.semlink.actors.log.DeliveryEndedException;
import io.semlink.actors.log.FolderLock;
import io.semlink.actors.log.JournalRelay;
import io.semlink.actors.log.KafkaSettings;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.results.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// Publishes a run from its files. What the cluster has of the run already is not sent again.
public final class Replay {
  private Replay() {}

  /// What was sent.
  ///
  /// @param run the run's record
  /// @param events events that were missing
  /// @param seconds wall time from the first one to the last, s
  public record Result(RunRecord run, long events, double seconds) {}

  /// Sends everything that the cluster lacks.
  ///
  /// @param runFolder the folder out/STUDY/RUN
  /// @param kafka the cluster; its topics exist
  /// @param nanoClock monotonic clock, ns
  /// @throws BadKafkaException if the cluster cannot be written to, or takes no more of this run
  /// @throws BadRunException if the folder is no run folder, or the run is still going on
  public static Result to(Path runFolder, KafkaSettings kafka, LongSupplier nanoClock) {
    RunRecord run = RunReader.open(runFolder).run();
    Path journal = runFolder.resolve(JournalFiles.FIRST);
    try (FolderLock _ = FolderLock.take(runFolder).orElseThrow(() -> running(runFolder));
        JournalRelay relay = new JournalRelay(journal, run.runId(), kafka)) {
      relay.connect();
      long start = nanoClock.getAsLong();
      while (relay.deliver() > 0) {
        // One transaction after the other.
      }
      return new Result(run, relay.numEvents(), (nanoClock.getAsLong() - start) * 1e-9);
    } catch (JournalRelay.AbsentKafkaException e) {
      throw failed(kafka, e, "the broker went away; the same command goes on");
    } catch (DeliveryEndedException e) {
      throw failed(kafka, e, e.advice());
    } catch (IOException e) {
      throw new BadRunException("%s cannot be locked: %s".formatted(runFolder, e.getMessage()), e);
    }
  }

  private static BadKafkaException failed(KafkaSettings kafka, Exception why, String advice) {
    return new BadKafkaException(
        "Kafka at %s: %s".formatted(kafka.bootstrapServers(), why.getMessage()), advice);
  }

  private static BadRunException running(Path runFolder) {
    return new BadRunException(
        "%s is still being written, and its own log delivers it".formatted(runFolder));
  }
}
