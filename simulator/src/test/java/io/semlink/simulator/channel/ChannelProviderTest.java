package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.EsN0;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The door for channels of one's own, through the example on the class path of the tests.
final class ChannelProviderTest {
  private static final EsN0 ES_N0 = new EsN0(5);

  private static ChannelParameters parameters(@Nullable EsN0 esN0, Map<String, String> values) {
    return new ChannelParameters("stuck-bit", esN0, null, values);
  }

  private static Channel create(Map<String, String> values) {
    return ChannelProvider.named("stuck-bit").orElseThrow().create(parameters(ES_N0, values));
  }

  @Test
  void channelOfTheExampleIsFoundAndWorks() {
    Channel channel = create(Map.of("period", "4", "value", "one"));
    StreamKey key = StreamKey.of(1, Purpose.RANDOM_BITS, 0);
    Modem qpsk = new Modem(Modulation.QPSK);
    float[] llr = channel.send(new byte[100], qpsk, key);
    float[] noise = new AwgnChannel(ES_N0).send(new byte[100], qpsk, key);
    for (int i = 0; i < llr.length; i++) {
      assertThat(llr[i]).isEqualTo(i % 4 == 0 ? -10 : noise[i]);
    }
  }

  @Test
  void unknownNamesHaveNoProvider() {
    assertThat(ChannelProvider.named("no-such-channel")).isEmpty();
    assertThat(ChannelProvider.installed()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "value=one|channel stuck-bit needs period",
        "period=4|channel stuck-bit needs value",
        "period=4,value=two|value is \"two\" but must be one of zero, one",
        "period=2.5,value=one|period is \"2.5\" but must be a whole number in [1, 1000]",
        "period=0,value=one|period is \"0\" but must be a number in [1.0, 1000.0]",
        "period=x,value=one|period is \"x\" but must be a number in",
        "period=4,value=one,reliability=NaN|reliability is \"NaN\" but must be a number in",
        "period=4,value=one,perod=4|channel stuck-bit has no parameter perod; it has period"
      })
  void slipsAreNamed(String text, String message) {
    Map<String, String> values = new java.util.HashMap<>();
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      values.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> create(values))
        .withMessageContaining(message);
  }

  @Test
  void missingStudySettingsAreNamed() {
    ChannelParameters parameters = parameters(null, Map.of());
    assertThatIllegalArgumentException()
        .isThrownBy(parameters::esN0)
        .withMessageContaining("needs an Es/N0");
    assertThatIllegalArgumentException()
        .isThrownBy(parameters::symbolRateHz)
        .withMessageContaining("needs a bandwidth");
  }
}
