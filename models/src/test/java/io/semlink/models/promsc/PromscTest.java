package io.semlink.models.promsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.semlink.models.Networks;
import io.semlink.models.RectangleSensor;
import io.semlink.models.nn.AttentionForm;
import io.semlink.models.nn.FrameTensors;
import io.semlink.models.nn.TorchEngine;
import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.link.AnalogLink;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.EsN0;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PromscTest {
  private static final PromscConfig TINY = PromscConfig.TINY;
  private NDManager manager;
  private Promsc network;
  private PromscFrameEncoder encoder;
  private PromscFrameDecoder decoder;

  @BeforeEach
  void open() {
    manager = TorchEngine.newManager(ComputeDevice.CPU);
    network = new Promsc(TINY, 3, manager);
    network.freeze();
    encoder = new PromscFrameEncoder(network, manager.newSubManager());
    decoder = new PromscFrameDecoder(network, manager.newSubManager());
  }

  @AfterEach
  void close() {
    manager.close();
  }

  private static List<SensorFrame> frames(int number) {
    RectangleSensor sensor = new RectangleSensor(TINY.resolution(), 9, Long.MAX_VALUE);
    return LongStream.range(0, number).mapToObj(sensor::frame).toList();
  }

  @Test
  void shapesAreThoseOfTheDesign() {
    NDArray rgb = manager.randomUniform(0, 1, new Shape(2, 3, 96, 128));
    NDArray thermal = manager.randomUniform(0, 1, new Shape(2, 1, 96, 128));
    NDArray difference = network.encode(rgb, thermal, false);
    assertThat(difference.getShape()).isEqualTo(new Shape(2, 128, 6, 8));
    assertThat(network.decode(difference.tanh(), false).getShape())
        .isEqualTo(new Shape(2, 9, 96, 128));
  }

  /// The paper's parts at a small size: 6 tokens of 32x32 pixels.
  @Test
  void paperScaleRunsFromEndToEnd() {
    PromscConfig config =
        new PromscConfig(
            "promsc-short",
            new Resolution(64, 96),
            Modality.BOTH,
            new Trunk.ResNet(List.of(1, 1, 1, 1), AttentionForm.MAX_ONLY),
            new FusionConfig(16, 2, 64, 2, 3),
            8,
            Carrier.BITS,
            new Head.TransBottlenecks(32));
    Promsc small = new Promsc(config, 3, manager);
    small.freeze();
    try (NDManager batch = manager.newSubManager()) {
      NDArray rgb = batch.ones(new Shape(1, 3, 64, 96));
      NDArray thermal = batch.ones(new Shape(1, 1, 64, 96));
      NDArray difference = small.encode(rgb, thermal, false);
      assertThat(difference.getShape()).isEqualTo(new Shape(1, 8, 2, 3));
      NDArray logits = small.decode(difference, false);
      assertThat(logits.getShape()).isEqualTo(new Shape(1, 9, 64, 96));
      assertThat(logits.isNaN().any().getBoolean()).isFalse();
      assertThat(batch.getManagedArrays()).contains(rgb, thermal, difference, logits);
    }
  }

  @Test
  void numberOfParametersIsFrozen() {
    assertThat(network.parameters().values().stream().mapToLong(p -> p.getShape().size()).sum())
        .isEqualTo(2_091_428);
    try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
      assertThat(new Promsc(TINY, 3, other).numTrainable()).isEqualTo(2_086_740);
      assertThat(new Promsc(Networks.NANO, 3, other).numTrainable()).isEqualTo(69_236);
    }
  }

  @Test
  void equalSeedsGiveEqualNetworks() {
    try (NDManager other = TorchEngine.newManager(ComputeDevice.CPU)) {
      Promsc same = new Promsc(TINY, 3, other);
      Promsc different = new Promsc(TINY, 4, other);
      assertThat(values(same)).isEqualTo(values(network)).isNotEqualTo(values(different));
    }
  }

  private static float[] values(Promsc network) {
    return network.parameters().firstEntry().getValue().getArray().toFloatArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 33, 128})
  void payloadHasOneBitAPlaneAndToken(int planes) {
    List<Payload> payloads = encoder.encode(frames(1), planes * 48);
    assertThat(payloads).hasSize(1);
    assertThat(bits(payloads.getFirst()).size()).isEqualTo(planes * 48);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 47, 49, 129 * 48})
  void otherPayloadsAreRefused(int bits) {
    assertThatThrownBy(() -> encoder.encode(frames(1), bits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multiples of 48 bits up to 6144");
    assertThatThrownBy(() -> decoder.decode(List.of(new ReceivedPayload(new float[bits]))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void codeIsNested() {
    SensorFrame frame = frames(1).getFirst();
    byte[] whole = bits(encoder.encode(List.of(frame), 128 * 48).getFirst()).unpack();
    byte[] part = bits(encoder.encode(List.of(frame), 33 * 48).getFirst()).unpack();
    assertThat(part).isEqualTo(Arrays.copyOf(whole, part.length));
    assertThat(whole).contains((byte) 0).contains((byte) 1);
  }

  @Test
  void absentPlanesAreErasedPlanes() {
    Payload payload = encoder.encode(frames(1), 33 * 48).getFirst();
    ReceivedPayload part = ReceivedPayload.errorFree(payload);
    ReceivedPayload padded = new ReceivedPayload(Arrays.copyOf(part.softBits(), 128 * 48));
    assertThat(classes(decoder.decode(List.of(part)).getFirst()))
        .isEqualTo(classes(decoder.decode(List.of(padded)).getFirst()));
  }

  @Test
  void bitsAreOrderedByPlaneRowColumn() {
    NDArray difference =
        network.encode(
            FrameTensors.of(frames(1).stream().map(SensorFrame::rgb).toList(), manager),
            FrameTensors.of(frames(1).stream().map(SensorFrame::thermal).toList(), manager),
            false);
    byte[] bits = bits(encoder.encode(frames(1), 128 * 48).getFirst()).unpack();
    for (int c = 0; c < 128; c += 31) {
      for (int y = 0; y < 6; y++) {
        for (int x = 0; x < 8; x++) {
          boolean one = difference.getFloat(0, c, y, x) > 0;
          assertThat(bits[(c * 6 + y) * 8 + x]).isEqualTo((byte) (one ? 1 : 0));
        }
      }
    }
  }

  /// z = tanh(d / 2) of the difference of logits: the convention that networks are trained with.
  @Test
  void featuresAreTheExpectationsOfTheBits() {
    NDArray difference =
        network.encode(
            FrameTensors.of(frames(1).stream().map(SensorFrame::rgb).toList(), manager),
            FrameTensors.of(frames(1).stream().map(SensorFrame::thermal).toList(), manager),
            false);
    float[] features = features(encoder.encodeAnalog(frames(1), 33 * 48).getFirst());
    byte[] bits = bits(encoder.encode(frames(1), 33 * 48).getFirst()).unpack();
    assertThat(features).hasSize(33 * 48);
    for (int i = 0; i < features.length; i++) {
      float d = difference.getFloat(0, i / 48, i % 48 / 8, i % 8);
      assertThat(features[i]).isBetween(-1f, 1f).isCloseTo((float) Math.tanh(d / 2), within(1e-6f));
      assertThat(bits[i]).isEqualTo((byte) (features[i] > 0 ? 1 : 0));
    }
    assertThatThrownBy(() -> encoder.encodeAnalog(frames(1), 49))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /// At 100 dB the noise is 1e-5 of a value: the map is that of no link at all.
  @Test
  void analogOverACleanLinkIsUnderstoodAsWithoutOne() {
    List<Payload> sent = encoder.encodeAnalog(frames(2), 33 * 48);
    AnalogLink link = new AnalogLink(new AwgnChannel(new EsN0(100)), 800, 0);
    for (int i = 0; i < 2; i++) {
      ReceivedPayload received =
          link.apply(sent.get(i), StreamKey.of(1, Purpose.CHANNEL_NOISE, i)).payload();
      byte[] clean =
          classes(decoder.decode(List.of(ReceivedPayload.errorFree(sent.get(i)))).getFirst());
      byte[] map = classes(decoder.decode(List.of(received)).getFirst());
      int different = 0;
      for (int k = 0; k < map.length; k++) {
        different += map[k] == clean[k] ? 0 : 1;
      }
      // A pixel on the very edge between two classes may fall to either.
      assertThat(different).isLessThanOrEqualTo(map.length / 1000);
    }
  }

  @Test
  void lostSensorIsABlackImageAndStillUnderstood() {
    SensorFrame frame = frames(1).getFirst();
    float[] both = features(encoder.encodeAnalog(List.of(frame), 48).getFirst());
    SensorFrame night = Modality.THERMAL.of(frame);
    assertThat(night.rgb().samples()).containsOnly((byte) 0);
    assertThat(night.thermal()).isSameAs(frame.thermal());
    assertThat(night.label()).isSameAs(frame.label());
    float[] thermal = features(encoder.encodeAnalog(List.of(night), 48).getFirst());
    float[] rgb = features(encoder.encodeAnalog(List.of(Modality.RGB.of(frame)), 48).getFirst());
    assertThat(thermal).isNotEqualTo(both).isNotEqualTo(rgb);
    assertThat(rgb).isNotEqualTo(both);
  }

  @Test
  void batchGivesWhatSingleFramesGive() {
    List<SensorFrame> frames = frames(5);
    List<Payload> payloads = encoder.encode(frames, 66 * 48);
    List<Understanding> understood =
        decoder.decode(payloads.stream().map(ReceivedPayload::errorFree).toList());
    for (int i = 0; i < frames.size(); i++) {
      Payload single = encoder.encode(List.of(frames.get(i)), 66 * 48).getFirst();
      assertThat(single).isEqualTo(payloads.get(i));
      assertThat(classes(decoder.decode(List.of(ReceivedPayload.errorFree(single))).getFirst()))
          .isEqualTo(classes(understood.get(i)));
    }
  }

  @Test
  void everythingLostStillGivesAMap() {
    Understanding nothing = decoder.decode(List.of(new ReceivedPayload(new float[48]))).getFirst();
    assertThat(nothing.segmentation().resolution()).isEqualTo(TINY.resolution());
    for (byte c : classes(nothing)) {
      assertThat(c).isBetween((byte) 0, (byte) 8);
    }
  }

  @Test
  void memoryDoesNotGrow() {
    List<SensorFrame> frames = frames(2);
    int before = manager.getManagedArrays().size();
    for (int i = 0; i < 20; i++) {
      List<Payload> payloads = encoder.encode(frames, 8 * 48);
      decoder.decode(payloads.stream().map(ReceivedPayload::errorFree).toList());
    }
    assertThat(manager.getManagedArrays()).hasSize(before);
  }

  @Test
  void frozenNetworkRecordsNoGraphOnAnyThread() throws InterruptedException {
    boolean[] graph = {true};
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              NDArray u = manager.zeros(new Shape(1, 128, 6, 8));
              graph[0] = network.decode(u, false).hasGradient();
            });
    thread.join();
    assertThat(graph[0]).isFalse();
  }

  @Test
  void framesOfAnotherSizeAreRefused() {
    SensorFrame frame = new RectangleSensor(new Resolution(64, 64), 1, 1).frame(0);
    assertThatThrownBy(() -> encoder.encode(List.of(frame), 48))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is 64x64 but the network takes 96x128");
  }

  @Test
  void resolutionMustDivideByTheStride() {
    assertThatThrownBy(() -> Networks.nano(new Resolution(90, 128)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("90x128");
  }

  private static BitBlock bits(Payload payload) {
    return ((Payload.Bits) payload).bits();
  }

  private static float[] features(Payload payload) {
    return ((Payload.Features) payload).values();
  }

  private static byte[] classes(Understanding understanding) {
    return understanding.segmentation().classes();
  }
}
