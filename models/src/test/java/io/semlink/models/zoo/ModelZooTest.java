package io.semlink.models.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.models.RectangleSensor;
import io.semlink.simulator.link.BadWeightsException;
import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.ReceivedPayload;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.link.SchemeProvider;
import io.semlink.simulator.link.Understanding;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.units.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelZooTest {
  private static Scheme tiny() {
    return ServiceLoader.load(SchemeProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.names().contains("promsc-tiny"))
        .findFirst()
        .orElseThrow()
        .open("promsc-tiny", null);
  }

  @Test
  void shippedSchemeCarriesFrames() {
    Scheme scheme = tiny();
    assertThat(scheme.name()).isEqualTo("promsc-tiny");
    assertThat(scheme.resolution()).isEqualTo(new Resolution(96, 128));
    assertThat(scheme.weightsHash()).matches("[0-9a-f]{12}");
    SensorFrame frame = new RectangleSensor(scheme.resolution(), 1, 1).frame(0);
    try (FrameEncoder encoder = scheme.newEncoder(ComputeDevice.CPU);
        FrameDecoder decoder = scheme.newDecoder(ComputeDevice.CPU)) {
      int bits = scheme.largestPayload(1600);
      ReceivedPayload received =
          ReceivedPayload.errorFree(encoder.encode(List.of(frame), bits).getFirst());
      Understanding understanding = decoder.decode(List.of(received)).getFirst();
      assertThat(received.softBits()).hasSize(33 * 48);
      assertThat(understanding.segmentation().resolution()).isEqualTo(scheme.resolution());
    }
  }

  /// The smallest payload is one plane of 48 bits, the largest one 128 planes.
  @Test
  void payloadsAreWholePlanes() {
    Scheme scheme = tiny();
    assertThat(scheme.largestPayload(-1)).isZero();
    assertThat(scheme.largestPayload(47)).isZero();
    assertThat(scheme.largestPayload(48)).isEqualTo(48);
    assertThat(scheme.largestPayload(1599)).isEqualTo(1584);
    assertThat(scheme.largestPayload(1_000_000)).isEqualTo(6144);
  }

  @Test
  void badFilesAndNamesAreFoundAtOnce(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.safetensors"), "no weights in here at all");
    ModelZoo zoo = new ModelZoo();
    assertThatThrownBy(() -> zoo.open("promsc-tiny", file))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("bad.safetensors");
    assertThatThrownBy(() -> zoo.open("promsc-huge", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("network is \"promsc-huge\" but must be one of [promsc-tiny");
    assertThatThrownBy(() -> zoo.open("promsc-paper", null))
        .isInstanceOf(BadWeightsException.class)
        .hasMessageContaining("no weights come with it")
        .hasMessageContaining("semlink train promsc-paper");
  }
}
