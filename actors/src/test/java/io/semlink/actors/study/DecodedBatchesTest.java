package io.semlink.actors.study;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import io.semlink.actors.device.DeviceActor;
import io.semlink.actors.device.DevicePool;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DecodedBatchesTest {
  private static ActorTestKit kit;

  private final AtomicInteger numDecoded = new AtomicInteger();
  private final DecodedBatches batches = new DecodedBatches();
  private final DevicePool<ReceivedPayload, Understanding> decoders = pool(0);

  @BeforeAll
  static void start() {
    kit = ActorTestKit.create();
  }

  @AfterAll
  static void stop() {
    kit.shutdownTestKit();
  }

  /// Decoders that see in the first pixel how many bits arrived, plus an offset.
  private DevicePool<ReceivedPayload, Understanding> pool(int offset) {
    DeviceActor.Network<ReceivedPayload, Understanding> network =
        new DeviceActor.Network<>() {
          @Override
          public List<Understanding> run(List<ReceivedPayload> inputs) {
            numDecoded.incrementAndGet();
            return inputs.stream().map(input -> understood(input, offset)).toList();
          }

          @Override
          public void close() {}
        };
    ActorRef<DeviceActor.Batch<ReceivedPayload, Understanding>> actor =
        kit.spawn(DeviceActor.create(() -> network, System::nanoTime, _ -> {}));
    return new DevicePool<>(List.of(actor), kit.system(), 2);
  }

  private static Understanding understood(ReceivedPayload payload, int offset) {
    byte[] classes = new byte[LabelScheme.SIZE.numPixels()];
    for (float u : payload.softBits()) {
      classes[0] += (byte) (u == 0 ? 0 : 1);
    }
    classes[0] += (byte) offset;
    return new Understanding(new LabelMap(LabelScheme.SIZE, classes));
  }

  private int firstPixel(
      DevicePool<ReceivedPayload, Understanding> pool, ReceivedPayload... payloads) {
    return batches
        .decode(pool, List.of(payloads), "p")
        .toCompletableFuture()
        .join()
        .getFirst()
        .output()
        .segmentation()
        .classes()[0];
  }

  private static ReceivedPayload received(float... softBits) {
    return new ReceivedPayload(softBits);
  }

  private static ReceivedPayload intact(float... softBits) {
    return new ReceivedPayload(softBits, true, null);
  }

  @Test
  void equalBatchesAreDecodedOnce() {
    assertThat(firstPixel(decoders, intact(1, -1, 1), received(0, 0, 0))).isEqualTo(3);
    assertThat(firstPixel(decoders, intact(1, -1, 1), received(0, 0, 0))).isEqualTo(3);
    assertThat(numDecoded).hasValue(1);
  }

  @Test
  void anythingThatADecoderSeesMakesAnotherBatch() {
    firstPixel(decoders, intact(1, -1), intact(1, 1));
    firstPixel(decoders, intact(1, 1), intact(1, -1));
    firstPixel(decoders, intact(1, -1));
    firstPixel(decoders, received(1, -1), intact(1, 1));
    firstPixel(decoders, intact(1, -1).after(intact(1, 1)), intact(1, 1));
    firstPixel(decoders, intact(1, -1).after(intact(-1, 1)), intact(1, 1));
    assertThat(numDecoded).hasValue(6);
  }

  @Test
  void decodersOfOtherWeightsDecodeForThemselves() {
    assertThat(firstPixel(decoders, intact(1, -1))).isEqualTo(2);
    assertThat(firstPixel(pool(5), intact(1, -1))).isEqualTo(7);
  }

  @Test
  void softValuesAreDecodedEachTime() {
    firstPixel(decoders, received(0.5f, -1));
    firstPixel(decoders, received(0.5f, -1));
    assertThat(numDecoded).hasValue(2);
  }
}
