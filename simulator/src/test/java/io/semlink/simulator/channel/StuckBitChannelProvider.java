package io.semlink.simulator.channel;

import java.util.List;

/// An example of a channel of one's own: every n-th coded bit always arrives as the same value,
/// beside Gaussian noise.
public final class StuckBitChannelProvider implements ChannelProvider {
  @Override
  public String name() {
    return "stuck-bit";
  }

  @Override
  public Channel create(ChannelParameters parameters) {
    parameters.requireOnly("period", "value", "reliability");
    int period = parameters.wholeNumber("period", 1, 1000);
    float sign = parameters.word("value", List.of("zero", "one")).equals("zero") ? 1 : -1;
    double reliability =
        parameters.has("reliability") ? parameters.number("reliability", 0, 40) : 10;
    AwgnChannel noise = new AwgnChannel(parameters.esN0());
    return (codedBits, modem, key, workspace, llr) -> {
      noise.send(codedBits, modem, key, workspace, llr);
      for (int i = 0; i < llr.length; i += period) {
        llr[i] = sign * (float) reliability;
      }
    };
  }
}
