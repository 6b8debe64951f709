package io.semlink.scenarios.bench;

import akka.NotUsed;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import com.typesafe.config.ConfigFactory;
import io.semlink.actors.device.DeviceActor;
import io.semlink.actors.device.DevicePool;
import io.semlink.actors.device.Difference;
import io.semlink.actors.study.StudyActor;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.SensorFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Encoder and decoder in actors that own a device, fed by a stream, as a study runs them: fixed
/// micro-batches, back-pressure, one thread a network.
final class InferencePipeline implements AutoCloseable {
  private final ActorSystem<Void> system;
  private final DevicePool<SensorFrame, Payload> encoders;
  private final DevicePool<ReceivedPayload, Understanding> decoders;
  private final AtomicReference<Difference> difference = new AtomicReference<>();

  /// What runs.
  ///
  /// @param scheme encoder and decoder
  /// @param payloadBits a legal payload size
  /// @param device where networks run
  /// @param threads threads of the dispatcher, and actors of each kind
  /// @param batch frames a micro-batch
  record Settings(Scheme scheme, int payloadBits, ComputeDevice device, int threads, int batch) {}

  private record Pools(
      DevicePool<SensorFrame, Payload> encoders,
      DevicePool<ReceivedPayload, Understanding> decoders) {}

  InferencePipeline(Settings settings, LongSupplier nanoClock) {
    CompletableFuture<Pools> opened = new CompletableFuture<>();
    Behavior<Void> guardian =
        Behaviors.setup(context -> {
          opened.complete(
              new Pools(
                  pool(context, "encoder", settings, () -> encoder(settings), nanoClock),
                  pool(context, "decoder", settings, () -> decoder(settings), nanoClock)));
          return Behaviors.empty();
        });
    system =
        ActorSystem.create(
            guardian,
            "inference",
            ConfigFactory.parseString(
                    StudyActor.COMPUTE_DISPATCHER
                        + ".thread-pool-executor.fixed-pool-size = "
                        + settings.threads())
                .withFallback(ConfigFactory.load()));
    Pools pools = opened.join();
    encoders = pools.encoders();
    decoders = pools.decoders();
  }

  private <I, O> DevicePool<I, O> pool(
      ActorContext<Void> context,
      String name,
      Settings settings,
      Supplier<DeviceActor.Network<I, O>> network,
      LongSupplier nanoClock) {
    Props props = DispatcherSelector.fromConfig(StudyActor.COMPUTE_DISPATCHER);
    List<ActorRef<DeviceActor.Batch<I, O>>> actors = new ArrayList<>();
    for (int i = 0; i < settings.threads(); i++) {
      actors.add(
          context.spawn(
              DeviceActor.create(network, nanoClock, difference::set), name + "-" + i, props));
    }
    return new DevicePool<>(actors, context.getSystem(), settings.batch());
  }

  private static DeviceActor.Network<SensorFrame, Payload> encoder(Settings settings) {
    FrameEncoder encoder = settings.scheme().newEncoder(settings.device());
    return new DeviceActor.Network<>() {
      @Override
      public List<Payload> run(List<SensorFrame> frames) {
        return encoder.encode(frames, settings.payloadBits());
      }

      @Override
      public void close() {
        encoder.close();
      }
    };
  }

  private static DeviceActor.Network<ReceivedPayload, Understanding> decoder(Settings settings) {
    FrameDecoder decoder = settings.scheme().newDecoder(settings.device());
    return new DeviceActor.Network<>() {
      @Override
      public List<Understanding> run(List<ReceivedPayload> payloads) {
        return decoder.decode(payloads);
      }

      @Override
      public void close() {
        decoder.close();
      }
    };
  }

  /// Sends frames through and waits for the last one.
  ///
  /// @param frames used in turns
  /// @param numFrames how many to send
  /// @return sum of the classes of all pixels
  /// @throws IllegalStateException if a batch came out otherwise when it was computed again
  long run(List<SensorFrame> frames, int numFrames) {
    long sum =
        Source.range(0, numFrames - 1)
            .map(i -> frames.get(i % frames.size()))
            .via(stage(encoders))
            .map(ReceivedPayload::errorFree)
            .via(stage(decoders))
            .map(understood -> ClassSum.of(understood.segmentation().classes()))
            .runWith(Sink.fold(0L, Long::sum), system)
            .toCompletableFuture()
            .join();
    Difference found = difference.get();
    if (found != null) {
      throw new IllegalStateException(found.what());
    }
    return sum;
  }

  private static <I, O> Flow<I, O, NotUsed> stage(DevicePool<I, O> pool) {
    return Flow.<I>create()
        .grouped(pool.batchSize())
        .mapAsync(pool.size(), batch -> pool.run(batch, "bench"))
        .mapConcat(outputs -> outputs)
        .map(DevicePool.Timed::output);
  }

  @Override
  public void close() {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }
}
