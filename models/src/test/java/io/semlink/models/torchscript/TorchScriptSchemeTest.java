package io.semlink.models.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.RectangleSensor;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Payload;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TorchScriptSchemeTest {
  private static final Resolution SIZE = new Resolution(32, 48);
  private static final int PLANE = 2 * 3;
  @TempDir Path folder;
  private Path encoder;
  private Path decoder;

  @BeforeEach
  void write() throws IOException {
    encoder = TorchScriptArchive.meanEncoder(folder.resolve("enc.pt"));
    decoder = TorchScriptArchive.copyingDecoder(folder.resolve("dec.torchscript"));
  }

  private TorchScriptScheme scheme(boolean nested) {
    return new TorchScriptScheme(new TorchScriptFiles(encoder, decoder, SIZE, nested));
  }

  private static List<SensorFrame> frames() {
    RectangleSensor sensor = new RectangleSensor(SIZE, 1, 3);
    return List.of(sensor.frame(0), sensor.frame(1), sensor.frame(2));
  }

  /// Bit (c h + y) w + x of a frame, computed here from its samples.
  private static byte[] expectedBits(SensorFrame frame) {
    byte[] bits = new byte[4 * PLANE];
    for (int i = 0; i < bits.length; i++) {
      int channel = i / PLANE;
      byte[] samples = channel < 3 ? frame.rgb().samples() : frame.thermal().samples();
      double sum = 0;
      for (int k = 0; k < 256; k++) {
        int y = i % PLANE / 3 * 16 + k / 16;
        int x = i % 3 * 16 + k % 16;
        sum += samples[(channel % 3 * 32 + y) * 48 + x] & 0xFF;
      }
      bits[i] = (byte) (sum / 256 / 255 > 0.5 ? 1 : 0);
    }
    return bits;
  }

  private static byte[] bits(Payload payload) {
    return ((Payload.Bits) payload).bits().unpack();
  }

  @Test
  void bitsAreTheSignsOfTheEncodersValues() {
    TorchScriptScheme scheme = scheme(false);
    assertThat(scheme.name()).isEqualTo("torchscript");
    assertThat(scheme.resolution()).isEqualTo(SIZE);
    try (FrameEncoder frames = scheme.newEncoder(ComputeDevice.CPU)) {
      List<Payload> payloads = frames.encode(frames(), 4 * PLANE);
      assertThat(payloads).hasSize(3);
      for (int i = 0; i < 3; i++) {
        byte[] bits = expectedBits(frames().get(i));
        assertThat(bits(payloads.get(i))).containsExactly(bits);
        assertThat(bits).contains(0, 1);
      }
    }
  }

  /// Of equal logits the first class wins; bits that did not come are 0.
  @Test
  void decoderSeesSoftBitsInTheEncodersShape() {
    float[] softBits = new float[4 * PLANE];
    softBits[2 * PLANE + 4] = 0.5f;
    softBits[PLANE + 4] = 0.25f;
    softBits[5] = -1;
    try (FrameDecoder frames = scheme(false).newDecoder(ComputeDevice.CPU)) {
      byte[] map =
          frames.decode(List.of(new ReceivedPayload(softBits))).getFirst().segmentation().classes();
      assertThat(map[16 * 48 + 16]).isEqualTo((byte) 2);
      assertThat(map[16 * 48 + 32]).isEqualTo((byte) 1);
      assertThat(map[0]).isZero();
    }
  }

  @Test
  void nestedCodesCarryWholePlanes() {
    TorchScriptScheme whole = scheme(false);
    assertThat(whole.largestPayload(4 * PLANE - 1)).isZero();
    assertThat(whole.largestPayload(1000)).isEqualTo(4 * PLANE);
    TorchScriptScheme nested = scheme(true);
    assertThat(nested.largestPayload(-1)).isZero();
    assertThat(nested.largestPayload(4 * PLANE - 1)).isEqualTo(3 * PLANE);
    try (FrameEncoder frames = nested.newEncoder(ComputeDevice.CPU);
        FrameDecoder understood = nested.newDecoder(ComputeDevice.CPU)) {
      Payload payload = frames.encode(frames(), 3 * PLANE).getFirst();
      assertThat(bits(payload))
          .containsExactly(Arrays.copyOf(expectedBits(frames().getFirst()), 3 * PLANE));
      assertThat(understood.decode(List.of(ReceivedPayload.errorFree(payload)))).hasSize(1);
      assertThatThrownBy(() -> frames.encode(frames(), 5 * PLANE))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("torchscript carries multiples of 6 bits up to 24, not 30");
    }
  }

  @Test
  void vectorsAreCarriedAsWell() throws IOException {
    TorchScriptArchive.encoder(encoder, "return torch.flatten(torch.slice(rgb, 2, 0, 2), 1)");
    TorchScriptArchive.decoder(
        decoder,
        "return torch.expand(torch.view(torch.slice(u, 1, 0, 9), [-1, 9, 1, 1]), [-1, 9, 32, 48])");
    TorchScriptScheme scheme = scheme(true);
    assertThat(scheme.largestPayload(100_000)).isEqualTo(3 * 2 * 48);
    assertThat(scheme.largestPayload(77)).isEqualTo(77);
    float[] softBits = new float[77];
    softBits[8] = 1;
    try (FrameDecoder frames = scheme.newDecoder(ComputeDevice.CPU)) {
      assertThat(
              frames
                  .decode(List.of(new ReceivedPayload(softBits)))
                  .getFirst()
                  .segmentation()
                  .classes())
          .containsOnly(8);
    }
  }

  @Test
  void hashIsThatOfBothFiles() throws IOException {
    String first = scheme(false).weightsHash();
    assertThat(first).matches("[0-9a-f]{12}").isEqualTo(scheme(true).weightsHash());
    TorchScriptArchive.encoder(
        encoder, "return torch.avg_pool2d(torch.cat([rgb, thermal], 1), [16, 16])");
    String second = scheme(false).weightsHash();
    assertThat(second).isNotEqualTo(first);
    TorchScriptArchive.decoder(decoder, "return torch.zeros([torch.size(u, 0), 9, 32, 48])");
    assertThat(scheme(false).weightsHash()).isNotEqualTo(first).isNotEqualTo(second);
  }

  @Test
  void fileThatChangesWhileItIsInUseIsRefused() throws IOException {
    TorchScriptScheme scheme = scheme(false);
    TorchScriptArchive.encoder(encoder, "return rgb");
    assertThatThrownBy(() -> scheme.newEncoder(ComputeDevice.CPU))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("enc.pt was changed while it was in use");
  }

  @Test
  void filesThatAreNoneAreRefused() throws IOException {
    Files.writeString(encoder, "no archive at all");
    assertRefused("enc.pt is not a TorchScript file (torch.jit.save): ");
    Files.delete(encoder);
    assertRefused("enc.pt cannot be read: there is no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return rgb[0] | enc.pt gives shape (3, 32, 48) for one frame",
        "return torch.mean(rgb) | enc.pt gives shape () for one frame",
        "return torch.slice(rgb, 0, 0, 1) | enc.pt gives shape (1, 3, 32, 48) for 2 frames",
        "return torch.add(rgb, torch.ones([1, 1, 7, 7])) | enc.pt fails: RuntimeError: The size",
        "return torch.div(rgb, 0) | enc.pt gives NaN at index 0",
      })
  void badEncodersAreFoundAtOnce(String body, String message) throws IOException {
    TorchScriptArchive.encoder(encoder, body);
    assertRefused(message);
  }

  @Test
  void badDecodersAreFoundAtOnce() throws IOException {
    TorchScriptArchive.decoder(decoder, "return u");
    assertRefused(
        "dec.torchscript gives shape (2, 4, 2, 3) for 2 frames but must give (2, 9, 32, 48)");
    TorchScriptArchive.meanEncoder(decoder);
    assertRefused("dec.torchscript fails: ");
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> scheme(false))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining(message)
        .message()
        .hasLineCount(1);
  }
}
