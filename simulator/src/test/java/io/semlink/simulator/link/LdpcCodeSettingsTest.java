package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.LdpcTransport;
import io.semlink.simulator.coding.ldpc.ParityCheckMatrix;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LdpcCodeSettingsTest {
  @TempDir Path folder;
  private CodeSettings settings;

  @BeforeEach
  void readACodeOfSixteenBits() throws IOException {
    Path file = Files.writeString(folder.resolve("code.qc"), "4 2 4\n0 1 0 -1\n2 3 0 0\n");
    settings = new CodeSettings.Ldpc(ParityCheckMatrix.read(file), DecoderSettings.DEFAULT);
  }

  @Test
  void theFileGivesSizeAndRate() {
    assertThat(settings.rate()).isEqualTo(new CodeRate(8, 16));
    TransportCode code = settings.filling(16, Modulation.QPSK);
    assertThat(code).isInstanceOf(LdpcTransport.class);
    assertThat(code.codedBits()).isEqualTo(16);
    assertThat(code.payloadBits()).isEqualTo(8);
    assertThat(settings.holding(5, Modulation.QPSK).codedBits()).isEqualTo(16);
  }

  @Test
  void otherSizesAreRefused() {
    assertThatThrownBy(() -> settings.filling(18, Modulation.QPSK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the frame has 18 coded bits but this code 16");
    assertThatThrownBy(() -> settings.holding(9, Modulation.QPSK))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the payload has 9 bits but this code holds 8");
    assertThatThrownBy(() -> settings.filling(16, Modulation.QAM64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("this code has 16 bits, which are no whole symbols of 6 bits");
  }
}
