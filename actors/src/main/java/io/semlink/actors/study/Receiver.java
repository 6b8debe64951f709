package io.semlink.actors.study;

import akka.NotUsed;
import akka.stream.javadsl.Flow;
import io.semlink.actors.device.DevicePool;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.stream.Framed;
import io.semlink.simulator.stream.LinkGraph;
import io.semlink.simulator.stream.Received;
import io.semlink.simulator.stream.Understood;
import java.util.ArrayList;
import java.util.List;

/// The receiving side of a study.
final class Receiver {
  private Receiver() {}

  /// Receptions to understanding, in order, one fixed micro-batch for each decoder in flight.
  static Flow<Framed<Received>, Framed<Understood>, NotUsed> flow(
      Scheme scheme, DevicePool<ReceivedPayload, Understanding> decoders) {
    return LinkGraph.predecessors(scheme)
        .grouped(decoders.batchSize())
        .zipWithIndex()
        .mapAsync(
            decoders.actors().size(),
            batch -> {
              List<ReceivedPayload> payloads =
                  batch.first().stream().map(f -> f.value().reception().payload()).toList();
              return decoders
                  .run(payloads, batch.second())
                  .thenApply(understandings -> join(batch.first(), understandings));
            })
        .mapConcat(frames -> frames);
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
