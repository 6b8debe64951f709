package io.semlink.scenarios.bench;

import com.sun.management.OperatingSystemMXBean;
import io.semlink.models.promsc.PromscConfig;
import io.semlink.models.zoo.BareInference;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.SensorFrame;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Frames a second through encoder and decoder in three ways, in turns, so that a slow minute of
/// the machine falls on all alike; and the memory of the process as they go.
///
/// @param scheme a ProMSC scheme
/// @param weights its file, absent for the weights that come with it
/// @param payloadBits a legal payload size
/// @param device where networks run
/// @param load how much
public record InferenceBench(
    Scheme scheme, @Nullable Path weights, int payloadBits, ComputeDevice device, Load load) {

  /// How much runs.
  ///
  /// @param threads threads, each with networks of its own, at least 1
  /// @param batch frames a micro-batch, at least 1
  /// @param frames frames through each contender in all, at least one batch a thread and round
  /// @param rounds rounds that count, at least 1
  public record Load(int threads, int batch, int frames, int rounds) {
    /// @throws IllegalArgumentException if a number is out of range
    public Load {
      if (threads < 1 || batch < 1 || rounds < 1 || frames < threads * batch * rounds) {
        throw new IllegalArgumentException(
            "threads is %s, batch %s, rounds %s, frames %s; each must be at least 1 and frames fill"
                    .formatted(threads, batch, rounds, frames)
                + " a batch a thread and round");
      }
    }

    /// Frames of a round, whole batches for every thread.
    int perRound() {
      int share = threads * batch;
      return frames / rounds / share * share;
    }
  }

  /// Speed of one contender.
  ///
  /// @param name who
  /// @param framesPerSecond of each round, in order, by wall time
  /// @param framesPerCpuSecond of each round, in order, by processor time of the whole process
  public record Speed(String name, List<Double> framesPerSecond, List<Double> framesPerCpuSecond) {
    /// Copies the lists.
    public Speed {
      framesPerSecond = List.copyOf(framesPerSecond);
      framesPerCpuSecond = List.copyOf(framesPerCpuSecond);
    }
  }

  /// Median over rounds of the speed relative to the bare loop in the same round.
  ///
  /// @param wall by wall time
  /// @param cpu by processor time, which other programs on the machine disturb less
  public record Ratio(double wall, double cpu) {
    static Ratio of(Speed speed, Speed bare) {
      return new Ratio(
          medianRatio(speed.framesPerSecond(), bare.framesPerSecond()),
          medianRatio(speed.framesPerCpuSecond(), bare.framesPerCpuSecond()));
    }
  }

  /// What came out.
  ///
  /// @param framesPerRound frames of a round and contender
  /// @param speeds bare loop, loop of coders, pipeline
  /// @param coders coders over bare loop
  /// @param pipeline pipeline over bare loop
  /// @param memory of the process after each round; the first entry after warm-up
  public record Result(
      int framesPerRound,
      List<Speed> speeds,
      Ratio coders,
      Ratio pipeline,
      List<ProcessMemory> memory) {}

  /// Something that runs the batches of a round and returns the sum of all classes.
  private interface Contender {
    long round();
  }

  /// Something that runs one batch and returns the classes.
  private interface Worker {
    byte[] run(int batchIndex);
  }

  /// Measures.
  ///
  /// @param frames used in turns, whole batches
  /// @param nanoClock monotonic clock, ns
  /// @throws IllegalArgumentException if the scheme is no ProMSC network, or frames do not fill
  ///   batches
  public Result run(List<SensorFrame> frames, LongSupplier nanoClock) {
    PromscConfig config =
        PromscConfig.named(scheme.name())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    scheme.name() + " is no ProMSC network, so no bare loop of it is known"));
    if (frames.isEmpty() || frames.size() % load.batch() != 0) {
      throw new IllegalArgumentException(frames.size() + " frames do not fill batches");
    }
    List<List<SensorFrame>> batches =
        IntStream.range(0, frames.size() / load.batch())
            .mapToObj(b -> frames.subList(b * load.batch(), (b + 1) * load.batch()))
            .toList();
    List<BareInference.Batch> arrays = batches.stream().map(BareInference.Batch::of).toList();
    List<BareInference> bare = copies(() -> BareInference.open(config, weights, device));
    List<Coders> coders = copies(() -> Coders.open(scheme, device));
    try (ExecutorService threads = Executors.newFixedThreadPool(load.threads());
        InferencePipeline pipeline =
            new InferencePipeline(
                new InferencePipeline.Settings(
                    scheme, payloadBits, device, load.threads(), load.batch()),
                nanoClock)) {
      Contender[] contenders = {
        () ->
            loop(
                threads,
                bare.stream()
                    .<Worker>map(one -> b -> one.run(arrays.get(b % arrays.size()), payloadBits))
                    .toList()),
        () ->
            loop(
                threads,
                coders.stream()
                    .<Worker>map(one -> b -> one.run(batches.get(b % batches.size()), payloadBits))
                    .toList()),
        () -> pipeline.run(frames, load.perRound())
      };
      return measure(contenders, nanoClock);
    } finally {
      bare.forEach(BareInference::close);
      coders.forEach(Coders::close);
    }
  }

  private <T> List<T> copies(Supplier<T> open) {
    List<T> copies = new ArrayList<>();
    for (int t = 0; t < load.threads(); t++) {
      copies.add(open.get());
    }
    return copies;
  }

  /// The batches of a round, shared out to the workers in turn.
  private long loop(ExecutorService threads, List<Worker> workers) {
    int numBatches = load.perRound() / load.batch();
    List<CompletableFuture<Long>> sums = new ArrayList<>();
    for (int t = 0; t < workers.size(); t++) {
      int first = t;
      sums.add(
          CompletableFuture.supplyAsync(
              () -> {
                long sum = 0;
                for (int b = first; b < numBatches; b += workers.size()) {
                  sum += ClassSum.of(workers.get(first).run(b));
                }
                return sum;
              },
              threads));
    }
    return sums.stream().mapToLong(CompletableFuture::join).sum();
  }

  private Result measure(Contender[] contenders, LongSupplier nanoClock) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<List<Double>> wall = lists(contenders.length);
    List<List<Double>> cpu = lists(contenders.length);
    List<ProcessMemory> memory = new ArrayList<>();
    for (int round = -1; round < load.rounds(); round++) {
      long[] sums = new long[contenders.length];
      for (int c = 0; c < contenders.length; c++) {
        long start = nanoClock.getAsLong();
        long startCpu = process.getProcessCpuTime();
        sums[c] = contenders[c].round();
        if (round >= 0) {
          wall.get(c).add(load.perRound() * 1e9 / (nanoClock.getAsLong() - start));
          cpu.get(c).add(load.perRound() * 1e9 / (process.getProcessCpuTime() - startCpu));
        }
      }
      if (Arrays.stream(sums).distinct().count() > 1) {
        throw new IllegalStateException(
            "the contenders understood different things: " + Arrays.toString(sums));
      }
      memory.add(ProcessMemory.now());
    }
    Speed bare = new Speed("bare DJL loop", wall.get(0), cpu.get(0));
    Speed coders = new Speed("encoder and decoder in a loop", wall.get(1), cpu.get(1));
    Speed pipeline = new Speed("stream and device actors", wall.get(2), cpu.get(2));
    return new Result(
        load.perRound(),
        List.of(bare, coders, pipeline),
        Ratio.of(coders, bare),
        Ratio.of(pipeline, bare),
        memory);
  }

  private static List<List<Double>> lists(int length) {
    return Stream.<List<Double>>generate(ArrayList::new).limit(length).toList();
  }

  private static double medianRatio(List<Double> speeds, List<Double> bare) {
    return median(IntStream.range(0, bare.size()).mapToDouble(i -> speeds.get(i) / bare.get(i)));
  }

  /// Median, the mean of the two middle values of an even number.
  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
  }

  /// The encoder and the decoder of a scheme, as a study has them, without stream and actors.
  private record Coders(FrameEncoder encoder, FrameDecoder decoder) {
    static Coders open(Scheme scheme, ComputeDevice device) {
      return new Coders(scheme.newEncoder(device), scheme.newDecoder(device));
    }

    byte[] run(List<SensorFrame> frames, int payloadBits) {
      var received =
          encoder.encode(frames, payloadBits).stream().map(ReceivedPayload::errorFree).toList();
      List<Understanding> understood = decoder.decode(received);
      int pixels = understood.getFirst().segmentation().classes().length;
      byte[] classes = new byte[understood.size() * pixels];
      for (int i = 0; i < understood.size(); i++) {
        byte[] map = understood.get(i).segmentation().classes();
        System.arraycopy(map, 0, classes, i * pixels, pixels);
      }
      return classes;
    }

    void close() {
      encoder.close();
      decoder.close();
    }
  }
}
