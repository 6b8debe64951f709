package io.semlink.scenarios.run.example;

import com.typesafe.config.ConfigFactory;
import io.semlink.scenarios.run.Study;
import io.semlink.simulator.results.PointRecord;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Runs a study from a program and prints its error rates.
public final class RunStudy {
  private RunStudy() {}

  /// Runs it.
  ///
  /// @param args the folder for results
  public static void main(String[] args) {
    run(Path.of(args[0]), IO::println);
  }

  /// Runs it and gives each line to somebody.
  public static void run(Path out, Consumer<String> print) {
    // README begins
    var scenario =
        ConfigFactory.parseString(
            """
            study = from-java, log.kafka = off, stop { block-errors = 100, max-blocks = 2000 }
            source { sensor = random-bits, blocks-per-frame = 4, block-bits = 1000 }
            link { modulation = qpsk, channel = awgn, EbN0 = "0:1:3 dB", code.code-rate = "1/2" }
            """);
    for (PointRecord point : Study.run(scenario, out).points()) {
      print.accept(point.parameters().ebN0Db() + " dB: " + point.counts().blocks().rate());
    }
    // README ends
  }
}
