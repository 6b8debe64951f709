package io.semlink.scenarios.cli;

import com.typesafe.config.ConfigException;
import io.semlink.actors.log.BadKafkaException;
import io.semlink.models.training.DivergedException;
import io.semlink.scenarios.language.ScenarioException;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.BadRunException;
import io.semlink.simulator.sensor.BadSourceException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// Turns what went wrong into one clear error and an exit code.
final class Failures implements CommandLine.IExecutionExceptionHandler {
  static final int BAD_INPUT = 2;

  /// Some points failed, results could not be written or trusted, or Kafka misses some.
  static final int INCOMPLETE = 3;

  static final int ASSERTION_FAILED = 4;
  private static final int BUG = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
    boolean badInput =
        failure instanceof ScenarioException
            || failure instanceof BadKafkaException
            || failure instanceof BadRunException
            || failure instanceof BadWeightsException
            || failure instanceof BadSourceException
            || failure instanceof DivergedException
            || failure instanceof ConfigException;
    String message = String.valueOf(failure.getMessage());
    if (failure instanceof FileSystemException file) {
      commandLine.getErr().println("semlink: %s: %s".formatted(file.getFile(), reason(file)));
      return BAD_INPUT;
    }
    if (badInput) {
      commandLine.getErr().println("semlink: " + message);
      return BAD_INPUT;
    }
    LOG.error("a bug in semlink", failure);
    commandLine
        .getErr()
        .println(
            "semlink: a bug in semlink itself: %s: %s"
                .formatted(failure.getClass().getSimpleName(), message));
    return BUG;
  }

  /// What became of an assertion, for people.
  static String line(AssertionResult judged) {
    return "%s: %s (%s)"
        .formatted(judged.holds() ? "holds" : "FAILS", judged.text(), judged.figure());
  }

  private static String reason(FileSystemException file) {
    return switch (file) {
      case NoSuchFileException missing -> "there is no such file or folder";
      case FileAlreadyExistsException there -> "exists and is no folder";
      case NotDirectoryException no -> "is no folder";
      case DirectoryNotEmptyException full -> "is a folder that is not empty";
      case AccessDeniedException denied -> "permission denied";
      default -> file.getReason() == null ? file.getClass().getSimpleName() : file.getReason();
    };
  }
}
