package io.semlink.actors.study;

import akka.NotUsed;
import akka.japi.Pair;
import akka.stream.javadsl.Flow;
import io.semlink.actors.device.DevicePool;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.stream.Framed;
import io.semlink.simulator.stream.Predecessors;
import io.semlink.simulator.stream.Received;
import io.semlink.simulator.stream.Understood;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The receiving side of a study.
final class Receiver {
  private Receiver() {}

  /// Receptions to understanding, in order, one fixed micro-batch for each decoder in flight.
  static Flow<Framed<Received>, Framed<Understood>, NotUsed> flow(
      Scheme scheme, SchemePools pools) {
    return Flow.<Framed<Received>>create()
        .via(Predecessors.of(scheme, framed -> framed.value().reception().payload()))
        .grouped(pools.decoders().batchSize())
        .mapAsync(
            pools.decoders().size(),
            batch -> {
              List<Framed<Received>> frames = batch.stream().map(Pair::first).toList();
              return pools
                  .understand(batch.stream().map(Receiver::payload).toList())
                  .thenApply(understandings -> join(frames, understandings));
            })
        .mapConcat(frames -> frames);
  }

  private static ReceivedPayload payload(
      Pair<Framed<Received>, Optional<ReceivedPayload>> received) {
    return received.first().value().reception().payload().after(received.second().orElse(null));
  }

  private static List<Framed<Understood>> join(
      List<Framed<Received>> received, List<DevicePool.Timed<Understanding>> understandings) {
    List<Framed<Understood>> joined = new ArrayList<>();
    for (int i = 0; i < received.size(); i++) {
      Framed<Received> framed = received.get(i);
      Framed.StageTimes times =
          new Framed.StageTimes(
              framed.times().encodeMs(), framed.times().linkMs(), understandings.get(i).wallMs());
      joined.add(
          framed.with(new Understood(framed.value(), understandings.get(i).output()), times));
    }
    return joined;
  }
}
