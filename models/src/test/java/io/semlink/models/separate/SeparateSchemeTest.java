package io.semlink.models.separate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.semlink.models.RectangleSensor;
import io.semlink.models.baseline.FusionNet;
import io.semlink.models.baseline.FusionNetConfig;
import io.semlink.models.baseline.Segmenter;
import io.semlink.models.codec.Jpeg2000Codec;
import io.semlink.models.codec.RateSplit;
import io.semlink.models.nn.TorchEngine;
import io.semlink.models.weights.Safetensors;
import io.semlink.models.weights.Weights;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.Concealment;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.OneSensorScheme;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.LabelMap;
import io.semlink.simulator.sensor.Modality;
import io.semlink.simulator.sensor.SensorFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeparateSchemeTest {
  private static final FusionNetConfig CONFIG = FusionNetConfig.named("mfnet-small").orElseThrow();
  private static final List<SensorFrame> FRAMES =
      List.of(
          new RectangleSensor(CONFIG.resolution(), 3, 2).frame(0),
          new RectangleSensor(CONFIG.resolution(), 3, 2).frame(1));
  private static final int BITS = 8 * 1536;

  @TempDir private Path folder;
  private Path weights = Path.of("");
  private @Nullable Scheme opened;

  @BeforeEach
  void drawWeights() throws IOException {
    weights = folder.resolve("mfnet.safetensors");
    try (NDManager manager = TorchEngine.newManager(ComputeDevice.CPU)) {
      FusionNet network = new FusionNet(CONFIG, 5, manager);
      Weights.write(
          weights,
          new Safetensors(new LinkedHashMap<>(), Weights.tensors("", network.parameters())));
    }
    opened = new SeparateSchemes().open("jpeg2000+mfnet-small", weights);
  }

  private Scheme scheme() {
    return Objects.requireNonNull(opened);
  }

  @Test
  void codecAndNetworkAreNamed() {
    SeparateSchemes schemes = new SeparateSchemes();
    assertThat(scheme().name()).isEqualTo("jpeg2000+mfnet-small");
    assertThat(schemes.opens("jpeg+rtfnet-medium")).isTrue();
    assertThat(schemes.opens("jpeg2000")).isFalse();
    assertThat(schemes.opens("bpg+mfnet-small")).isFalse();
    assertThat(schemes.opens("jpeg2000+mfnet-small+x")).isFalse();
    assertThatThrownBy(() -> schemes.open("jpeg2000+rtfnet-small", weights))
        .isInstanceOf(BadWeightsException.class);
  }

  @Test
  void aSplitOfItsOwnIsInTheName() {
    SeparateSchemes schemes = new SeparateSchemes();
    String name = SeparateSchemes.withSplit("jpeg2000+mfnet-small", "0.4");
    assertThat(schemes.opens(name)).isTrue();
    Scheme split = schemes.open(name, weights);
    assertThat(split.name()).isEqualTo("jpeg2000+mfnet-small@0.4");
    assertThat(share(split)).isEqualTo(0.4);
    Scheme fixed = schemes.open("jpeg2000+mfnet-small@3:1", weights);
    assertThat(fixed.name()).isEqualTo("jpeg2000+mfnet-small@3:1");
    assertThat(share(fixed)).isEqualTo(0.75);
    assertThat(schemes.open("jpeg2000+mfnet-small@searched", weights).name())
        .isEqualTo("jpeg2000+mfnet-small");
    // No search comes with this one, so 3:1 goes without saying.
    assertThat(schemes.open("jpeg+mfnet-small@3:1", weights).name()).isEqualTo("jpeg+mfnet-small");
    assertThat(share(schemes.open("jpeg+mfnet-small", weights))).isEqualTo(0.75);
  }

  private Scheme scheme(SplitTable splits) {
    return new SeparateScheme(
        "jpeg2000+mfnet-small", new Jpeg2000Codec(), splits, CONFIG, Weights.read(weights));
  }

  /// Results of one table must never pass for those of another under the same name.
  @Test
  void theHashKnowsTheTableOfSplits() {
    SplitTable.Entry low = new SplitTable.Entry(0.1, new RateSplit(0.6));
    SplitTable.Entry high = new SplitTable.Entry(0.5, RateSplit.FIXED_3_TO_1);
    String plain = Weights.read(weights).sha256().substring(0, 12);
    assertThat(scheme(SplitTable.fixed(RateSplit.FIXED_3_TO_1)).weightsHash()).isEqualTo(plain);
    assertThat(scheme(new SplitTable(List.of(high, high))).weightsHash()).isEqualTo(plain);
    String searched = scheme(new SplitTable(List.of(low, high))).weightsHash();
    assertThat(searched).matches("[0-9a-f]{12}").isNotEqualTo(plain);
    assertThat(scheme(new SplitTable(List.of(low, high))).weightsHash()).isEqualTo(searched);
    assertThat(scheme(new SplitTable(List.of(low))).weightsHash()).isNotEqualTo(searched);
    SplitTable.Entry other = new SplitTable.Entry(0.1, new RateSplit(0.7));
    assertThat(scheme(new SplitTable(List.of(other, high))).weightsHash()).isNotEqualTo(searched);
    assertThat(scheme().concealing(Concealment.GREY).weightsHash())
        .isEqualTo(scheme().weightsHash())
        .isNotEqualTo(plain);
  }

  private static double share(Scheme scheme) {
    return scheme.sourceCoding(BITS).orElseThrow().rgbShare();
  }

  @Test
  void splitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> SeparateSchemes.withSplit("promsc-small", "0.5"))
        .hasMessageContaining("promsc-small does not send two images");
    assertThatThrownBy(() -> SeparateSchemes.withSplit("jpeg2000+mfnet-small", "1.5"))
        .hasMessageContaining("must lie between 0 and 1");
    assertThatThrownBy(() -> SeparateSchemes.withSplit("jpeg+mfnet-small", "searched"))
        .hasMessageContaining("no searched split comes with jpeg+mfnet-small");
    assertThatThrownBy(() -> SeparateSchemes.withSplit("jpeg+mfnet-small@0.4", "0.5"))
        .hasMessageContaining("has a split already");
  }

  /// The sender shares the bytes, and the receiver needs not know how.
  @Test
  void theSplitIsTheSendersAlone() {
    FrameStream usual =
        new FrameStream(new Jpeg2000Codec(), RateSplit.FIXED_3_TO_1, CONFIG.resolution());
    FrameStream other =
        new FrameStream(new Jpeg2000Codec(), new RateSplit(0.3), CONFIG.resolution());
    SensorFrame frame = FRAMES.getFirst();
    byte[] sent = other.encode(frame, 600).orElseThrow();
    assertThat(sent).isNotEqualTo(usual.encode(frame, 600).orElseThrow());
    assertThat(usual.decode(sent, 600).rgb().image().samples())
        .isEqualTo(other.decode(sent, 600).rgb().image().samples());
    assertThat(usual.decode(sent, 600).recovery())
        .isEqualTo(io.semlink.simulator.link.RestoredImages.Recovery.COMPLETE);
  }

  @Test
  void payloadsAreWholeBytes() {
    assertThat(scheme().largestPayload(1003)).isEqualTo(1000);
    assertThat(scheme().largestPayload(100)).isZero();
    assertThat(scheme().largestPayload(Integer.MAX_VALUE)).isEqualTo(8 * (4 * 96 * 128 + 6));
  }

  /// Over a link without errors the receiver sees what the codec leaves, and nothing else.
  @Test
  void errorFreeLinkShowsTheDecodedImages() {
    List<Understanding> understood;
    try (FrameEncoder encoder = scheme().newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme().newDecoder(ComputeDevice.CPU)) {
      List<Payload> payloads = encoder.encode(FRAMES, BITS);
      understood = decoder.decode(payloads.stream().map(ReceivedPayload::errorFree).toList());
    }
    FrameStream stream =
        new FrameStream(
            new Jpeg2000Codec(),
            SplitTable.shipped("jpeg2000+mfnet-small").orElseThrow(),
            CONFIG.resolution());
    List<FrameStream.Images> images =
        FRAMES.stream()
            .map(frame -> stream.decode(stream.encode(frame, BITS / 8).orElseThrow(), BITS / 8))
            .toList();
    NDManager manager = TorchEngine.newManager(ComputeDevice.CPU);
    FusionNet network = FusionNet.restored(CONFIG, Weights.read(weights), manager);
    network.freeze();
    List<LabelMap> expected;
    try (Segmenter segmenter = new Segmenter(network, manager)) {
      expected =
          segmenter.segment(
              images.stream().map(pair -> pair.rgb().image()).toList(),
              images.stream().map(pair -> pair.thermal().image()).toList());
    }
    for (int i = 0; i < expected.size(); i++) {
      assertThat(understood.get(i).segmentation().classes()).isEqualTo(expected.get(i).classes());
    }
  }

  @Test
  void bitsAfterTheFirstUnknownOneDoNotCount() {
    float[] softBits = new float[32];
    Arrays.fill(softBits, -1);
    softBits[7] = 0.2f;
    softBits[8] = 0.9f;
    assertThat(SeparateFrameDecoder.intactBytes(softBits)).containsExactly(1, (byte) 0x80, 0, 0);
    softBits[17] = 0;
    assertThat(SeparateFrameDecoder.intactBytes(softBits)).containsExactly(1, (byte) 0x80);
  }

  private static RestoredImages images(Understanding understanding) {
    return Objects.requireNonNull(understanding.images());
  }

  /// Frames 0 and 1 are sent. Frame 1 is lost whole, then from the middle of its RGB stream on; the
  /// image of each sensor that is lost is that of frame 0, and only where it came before.
  @Test
  void aLostImageIsThatOfThePredecessor() {
    try (FrameEncoder encoder = scheme().newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme().newDecoder(ComputeDevice.CPU)) {
      List<ReceivedPayload> sent =
          encoder.encode(FRAMES, BITS).stream().map(ReceivedPayload::errorFree).toList();
      float[] cut = sent.get(1).softBits().clone();
      Arrays.fill(cut, 8 * 600, cut.length, 0);
      ReceivedPayload nothing = new ReceivedPayload(new float[BITS]);
      List<Understanding> seen =
          decoder.decode(
              List.of(
                  sent.get(0),
                  nothing.after(sent.get(0)),
                  new ReceivedPayload(cut).after(sent.get(0)),
                  sent.get(1).after(sent.get(0)),
                  nothing,
                  nothing.after(nothing(BITS))));
      assertThat(seen.stream().map(u -> images(u).recovery()))
          .containsExactly(
              Recovery.COMPLETE,
              Recovery.CONCEALED,
              Recovery.CONCEALED,
              Recovery.COMPLETE,
              Recovery.LOST,
              Recovery.LOST);
      RestoredImages first = images(seen.get(0));
      assertThat(images(seen.get(1)).rgb().samples()).isEqualTo(first.rgb().samples());
      assertThat(images(seen.get(1)).thermal().samples()).isEqualTo(first.thermal().samples());
      assertThat(seen.get(1).segmentation().classes())
          .isEqualTo(seen.get(0).segmentation().classes());
      assertThat(images(seen.get(2)).rgb().samples()).isNotEqualTo(first.rgb().samples());
      assertThat(images(seen.get(2)).thermal().samples()).isEqualTo(first.thermal().samples());
      assertThat(images(seen.get(3)).rgb().samples()).isNotEqualTo(first.rgb().samples());
      assertThat(images(seen.get(4)).rgb().samples()).containsOnly(128);
    }
  }

  /// What arrives, intact, of a frame that did not fit and was not sent.
  private static ReceivedPayload nothing(int numBits) {
    float[] zeros = new float[numBits];
    Arrays.fill(zeros, -1);
    return new ReceivedPayload(zeros, true, null);
  }

  @Test
  void onlyFramesWithImagesConcealLaterLosses() {
    assertThat(scheme().concealment()).contains(Concealment.LAST_FRAME);
    Scheme grey = scheme().concealing(Concealment.GREY);
    assertThat(grey.concealment()).contains(Concealment.GREY);
    try (FrameEncoder encoder = scheme().newEncoder(ComputeDevice.CPU)) {
      ReceivedPayload sent = ReceivedPayload.errorFree(encoder.encode(FRAMES, BITS).getFirst());
      assertThat(scheme().concealsWith(sent)).isTrue();
      assertThat(grey.concealsWith(sent)).isFalse();
      assertThat(scheme().concealsWith(nothing(BITS))).isFalse();
      Scheme rgbAlone = new OneSensorScheme(scheme(), Modality.RGB);
      assertThat(rgbAlone.concealsWith(sent)).isTrue();
      assertThat(rgbAlone.concealing(Concealment.GREY).concealsWith(sent)).isFalse();
    }
  }

  /// 64 bytes hold no JPEG of either image; 1536 bytes hold both.
  @Test
  void aPayloadBelowTheCodecsFloorIsRefusedWithNumbers() {
    Scheme jpeg = new SeparateSchemes().open("jpeg+mfnet-small", weights);
    assertThat(jpeg.misfit(FRAMES::getFirst, 8 * 64).orElseThrow())
        .contains("jpeg cannot code frame", "in 64 bytes");
    assertThat(jpeg.misfit(FRAMES::getFirst, BITS)).isEmpty();
    assertThat(scheme().misfit(FRAMES::getFirst, BITS)).isEmpty();
  }

  @Test
  void nothingReceivedIsAGreyFrame() {
    try (FrameDecoder decoder = scheme().newDecoder(ComputeDevice.CPU)) {
      List<Understanding> lost =
          decoder.decode(
              List.of(new ReceivedPayload(new float[BITS]), new ReceivedPayload(new float[BITS])));
      assertThat(lost.getFirst().segmentation().classes())
          .isEqualTo(lost.getLast().segmentation().classes());
    }
  }
}
