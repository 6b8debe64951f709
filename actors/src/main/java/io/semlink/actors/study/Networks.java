package io.semlink.actors.study;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.ActorContext;
import io.semlink.actors.device.DeviceActor;
import io.semlink.actors.device.DevicePool;
import io.semlink.actors.device.Difference;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// The actors of every scheme of a study, children of the study's actor and confined to it. Those
/// of a scheme are started when its first point is.
final class Networks {
  private final ActorContext<?> parent;
  private final StudyPlan plan;
  private final LongSupplier nanoClock;
  private final Consumer<Difference> onDifference;
  private final Map<Placed, SchemePools> pools = new HashMap<>();
  private final DecodedBatches decoded = new DecodedBatches();

  /// @param parent starts the actors
  /// @param plan names the devices
  /// @param nanoClock monotonic clock, ns
  /// @param onDifference is told of results that cannot be trusted; called from several threads
  Networks(
      ActorContext<?> parent,
      StudyPlan plan,
      LongSupplier nanoClock,
      Consumer<Difference> onDifference) {
    this.parent = parent;
    this.plan = plan;
    this.nanoClock = nanoClock;
    this.onDifference = onDifference;
  }

  /// A scheme with what decides where and in which batches it runs. The same name may stand for
  /// several weights.
  private record Placed(Scheme scheme, int batchSize, List<ComputeDevice> devices) {}

  /// The actors of a point's scheme.
  SchemePools of(PointPlan.Frames point) {
    SchemePools shared =
        pools.computeIfAbsent(
            placed(point),
            place -> {
              Scheme scheme = place.scheme();
              String name = scheme.name() + "-" + pools.size();
              return new SchemePools(
                  this.<SchemePools.EncoderInput, Payload>spawn(
                      "encoder-" + name,
                      place,
                      device -> SchemePools.network(scheme.newEncoder(device))),
                  this.<ReceivedPayload, Understanding>spawn(
                      "decoder-" + name,
                      place,
                      device -> SchemePools.network(scheme.newDecoder(device))),
                  decoded,
                  point.pointId());
            });
    return shared.askedBy(point.pointId());
  }

  private Placed placed(PointPlan.Frames point) {
    Integer batch = point.parameters().batch();
    String device = point.parameters().device();
    return new Placed(
        point.scheme(),
        batch == null ? plan.batchSize() : batch,
        plan.devices().stream()
            .filter(d -> device == null || d.kind().name().equalsIgnoreCase(device))
            .toList());
  }

  /// One actor a GPU; on the CPU one a thread, since a network there uses one thread.
  private <I, O> DevicePool<I, O> spawn(
      String name, Placed place, Function<ComputeDevice, DeviceActor.Network<I, O>> open) {
    Props props = DispatcherSelector.fromConfig(StudyActor.COMPUTE_DISPATCHER);
    List<ActorRef<DeviceActor.Batch<I, O>>> actors = new ArrayList<>();
    for (ComputeDevice device : place.devices()) {
      int copies = device.kind() == ComputeDevice.Kind.GPU ? 1 : plan.parallelism();
      for (int copy = 0; copy < copies; copy++) {
        actors.add(
            parent.spawn(
                DeviceActor.create(() -> open.apply(device), nanoClock, onDifference),
                "%s-%s-%s".formatted(name, device, copy),
                props));
      }
    }
    return new DevicePool<>(actors, parent.getSystem(), place.batchSize());
  }
}
