package io.semlink.scenarios.bench;

import io.semlink.actors.log.DeliveryEndedException;
import io.semlink.actors.log.EmbeddedBroker;
import io.semlink.actors.log.JournalRelay;
import io.semlink.actors.log.KafkaSettings;
import io.semlink.actors.log.ResultTopic;
import io.semlink.scenarios.run.JavaProcess;
import io.semlink.scenarios.run.Study;
import io.semlink.simulator.journal.FrameFile;
import io.semlink.simulator.journal.JournalFiles;
import io.semlink.simulator.journal.JournalWriter;
import io.semlink.simulator.journal.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the result log costs: the CPU time of its threads and of the broker's while a study runs,
/// and how fast its relay brings a finished run to Kafka, beside Kafka's own producer performance
/// tool on the same broker, with the same records and transactions of the same length.
///
/// @param frames frames of each point of the study, at least 1
/// @param records records that relay and tool send in a round, at least 64
/// @param rounds rounds that count, at least 1
public record LogBench(int frames, int records, int rounds) {
  private static final int BATCH = 64;
  private static final int WARM_UP_SECONDS = 20;
  private static final String FILES_AND_RELAY = "files and relay";
  private static final String PRODUCER = "producer";
  private static final String BROKER = "broker";
  private static final List<String> LOG_AND_BROKER = List.of(FILES_AND_RELAY, PRODUCER, BROKER);
  private static final Duration TOOL_PATIENCE = Duration.ofMinutes(5);
  private static final Pattern BROKER_THREAD =
      Pattern.compile(
          ".*(kafka|quorum|raft|broker|log-cleaner|LogDirFailure|ReplicaManager"
              + "|SensorExpiry|Expir|TxnMarker|transaction|coordinator|share-|controller"
              + "|event-processor|metadata|Reaper|ForwardingManager|NodeToController"
              + "|eligible-leader|executor-).*");
  private static final Pattern TOOL_RATE = Pattern.compile("([0-9.]+) records/sec");

  /// What was measured.
  ///
  /// @param secondsByThread CPU-seconds of each kind of thread: files and relay, producer, broker,
  ///   other
  /// @param processSeconds CPU-seconds of the whole process in the same time
  /// @param wallSeconds that time, after the warm-up
  /// @param relayRecordsPerSecond one value a round
  /// @param toolRecordsPerSecond likewise
  public record Result(
      Map<String, Double> secondsByThread,
      double processSeconds,
      double wallSeconds,
      List<Double> relayRecordsPerSecond,
      List<Double> toolRecordsPerSecond) {
    /// Copies the lists.
    public Result {
      secondsByThread = Map.copyOf(secondsByThread);
      relayRecordsPerSecond = List.copyOf(relayRecordsPerSecond);
      toolRecordsPerSecond = List.copyOf(toolRecordsPerSecond);
    }

    /// CPU-seconds of log and broker.
    public double logSeconds() {
      return LOG_AND_BROKER.stream()
          .mapToDouble(kind -> secondsByThread.getOrDefault(kind, 0.0))
          .sum();
    }

    /// Share of log and broker in the CPU time of the process.
    public double logShare() {
      return logSeconds() / processSeconds;
    }

    /// Median of the ratios of the rounds, relay to tool.
    public double ratio() {
      return median(
          IntStream.range(0, relayRecordsPerSecond.size())
              .mapToObj(i -> relayRecordsPerSecond.get(i) / toolRecordsPerSecond.get(i))
              .toList());
    }
  }

  /// @throws IllegalArgumentException if a number is too small
  public LogBench {
    if (frames < 1 || records < BATCH || rounds < 1) {
      throw new IllegalArgumentException(
          "frames is %s, records %s, rounds %s but must be at least 1, %s and 1"
              .formatted(frames, records, rounds, BATCH));
    }
  }

  /// Measures both.
  ///
  /// @param folder for the runs, empty
  /// @param nanoClock monotonic clock, ns
  public Result run(Path folder, LongSupplier nanoClock) throws IOException, InterruptedException {
    CompletableFuture<Path> study =
        CompletableFuture.supplyAsync(() ->
            Study.run("first-light", folder, "stop.max-frames=" + frames, "report.samples=0")
                .folder());
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    ThreadTimes times = new ThreadTimes(LogBench::kindOf);
    long start = nanoClock.getAsLong();
    double processSeconds = 0;
    double wallSeconds = 0;
    while (!study.isDone()) {
      times.look();
      processSeconds = times.processSeconds();
      wallSeconds = (nanoClock.getAsLong() - start) * 1e-9;
      TimeUnit.SECONDS.sleep(1);
    }
    Path finished = finishedRun(study.join(), folder);
    List<Double> relay = new ArrayList<>();
    List<Double> tool = new ArrayList<>();
    try (EmbeddedBroker broker = EmbeddedBroker.startTemporary()) {
      for (int round = -1; round < rounds; round++) {
        Sent sent = relay(finished, broker.settings(), "bench-" + (round + 1), nanoClock);
        double rate = tool(broker, folder, sent);
        // The first round compiles.
        if (round >= 0) {
          relay.add(sent.recordsPerSecond());
          tool.add(rate);
        }
      }
    }
    return new Result(times.seconds(), processSeconds, wallSeconds, relay, tool);
  }

  private static String kindOf(String threadName) {
    if (threadName.contains("blocking-io")) {
      return FILES_AND_RELAY;
    }
    if (threadName.contains("kafka-producer")) {
      return PRODUCER;
    }
    return BROKER_THREAD.matcher(threadName).matches() ? BROKER : "other";
  }

  /// The result as text.
  public static List<String> lines(Result result) {
    return List.of(
        String.format(
            Locale.ROOT,
            "log and broker   %5.2f %% of the CPU time (%.2f of %.1f CPU-seconds in %.0f s: %s)",
            100 * result.logShare(),
            result.logSeconds(),
            result.processSeconds(),
            result.wallSeconds(),
            LOG_AND_BROKER.stream()
                .map(kind ->
                    String.format(
                        Locale.ROOT,
                        "%s %.2f",
                        kind,
                        result.secondsByThread().getOrDefault(kind, 0.0)))
                .collect(Collectors.joining(", "))),
        String.format(
            Locale.ROOT,
            "relay            %,9.0f records/s   (rounds: %s)",
            median(result.relayRecordsPerSecond()),
            text(result.relayRecordsPerSecond())),
        String.format(
            Locale.ROOT,
            "producer tool    %,9.0f records/s   (rounds: %s)",
            median(result.toolRecordsPerSecond()),
            text(result.toolRecordsPerSecond())),
        String.format(Locale.ROOT, "ratio            %9.2f", result.ratio()));
  }

  /// What the relay did in a round.
  ///
  /// @param recordsPerSecond all records, those of points among them
  /// @param transactionMillis wall time of a transaction, ms, at least 1
  private record Sent(double recordsPerSecond, long transactionMillis) {}

  private static Sent relay(
      Path journal, KafkaSettings kafka, String runId, LongSupplier nanoClock) {
    try (JournalRelay relay = new JournalRelay(journal, runId, kafka)) {
      relay.connect();
      long start = nanoClock.getAsLong();
      int transactions = 0;
      while (relay.deliver() > 0) {
        transactions++;
      }
      double seconds = (nanoClock.getAsLong() - start) * 1e-9;
      return new Sent(
          relay.numEvents() / seconds, Math.max(1, Math.round(1000 * seconds / transactions)));
    } catch (JournalRelay.AbsentKafkaException | DeliveryEndedException e) {
      throw new IllegalStateException("the broker of the bench is away", e);
    }
  }

  /// Kafka's tool in a process of its own, once it is warm.
  private double tool(EmbeddedBroker broker, Path folder, Sent sent)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "tool", ".txt");
    List<String> arguments =
        List.of(
            ("--topic %s --throughput -1 --num-records %s --warmup-records %s --payload-file %s"
                    + " --transactional-id bench-tool --transaction-duration-ms %s"
                    + " --bootstrap-server %s --command-property acks=all compression.type=lz4"
                    + " batch.size=131072")
                .formatted(
                    ResultTopic.FRAME.topicName(),
                    2 * records,
                    records,
                    folder.resolve("lines.txt"),
                    sent.transactionMillis(),
                    broker.bootstrapServers())
                .split(" ", -1));
    Process process =
        JavaProcess.start("org.apache.kafka.tools.ProducerPerformance", output, arguments);
    if (!process.waitFor(TOOL_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    String text = Files.readString(output);
    String steady =
        text.lines().filter(line -> line.contains("steady state")).findFirst().orElse(text);
    Matcher rate = TOOL_RATE.matcher(steady);
    if (!rate.find()) {
      throw new IOException("Kafka's producer performance tool failed:%n%s".formatted(text));
    }
    return Double.parseDouble(rate.group(1));
  }

  /// A finished run of enough records: those of the study, over and over, under new indices.
  private Path finishedRun(Path run, Path folder) throws IOException {
    List<String> lines;
    try (Stream<String> all = FrameFile.lines(run.resolve(JournalFiles.FIRST))) {
      lines = all.limit(10_000).toList();
    }
    Files.write(folder.resolve("lines.txt"), lines);
    String point;
    try (Stream<String> rows = Files.lines(run.resolve("points.jsonl"))) {
      point = rows.findFirst().orElseThrow();
    }
    Path journal = folder.resolve(JournalFiles.FIRST);
    try (JournalWriter writer =
        JournalWriter.create(journal, JournalWriter.MAX_FILE_BYTES, "bench")) {
      for (int first = 0; first < records; first += BATCH) {
        int from = first;
        writer.append(
            IntStream.range(0, BATCH)
                .mapToObj(i -> line(lines.get((from + i) % lines.size()), from + i))
                .toList(),
            new Note(Note.Kind.POINT, point));
      }
    }
    return journal;
  }

  private static String line(String frame, int index) {
    return frame.replaceFirst("\"frame_index\":\\d+", "\"frame_index\":" + index);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }

  private static String text(List<Double> values) {
    return values.stream()
        .map(value -> String.format(Locale.ROOT, "%,.0f", value))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
